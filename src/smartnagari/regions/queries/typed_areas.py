"""The area that somebody means who types its code or its name."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _

from smartnagari.kernel.errors import Invalid, NotFound

from ..models import Area
from .areas import area_of_code, areas_named

SHOWN = 5


def area_typed(text: str, *, field: str, kinds: Collection[str] = ()) -> Area:
    """The area in force; raises ``Invalid`` for ``field`` saying how to tell it from others."""
    typed = " ".join(text.split())
    if typed[:1].isdigit() and "." in typed:
        return _of_code(typed.upper(), field, kinds)
    found = [area for area in areas_named(typed) if not kinds or area.kind in kinds] if typed else []
    if len(found) == 1:
        return found[0]
    if not found:
        raise _invalid(field, _("We know no such name. Copy the code from the page of the area."))
    choices = "; ".join(f"{area.code} {area.name}" for area in found[:SHOWN])
    raise _invalid(
        field, _("Several areas bear this name. Write the code instead: %(choices)s") % {"choices": choices}
    )


def _of_code(code: str, field: str, kinds: Collection[str]) -> Area:
    try:
        area = area_of_code(code)
    except NotFound as error:
        raise _invalid(field, str(error)) from error
    if not area.in_force:
        raise _invalid(field, _("%(name)s has already ended.") % {"name": area.name})
    if kinds and area.kind not in kinds:
        raise _invalid(field, _("%(name)s is an area of another kind.") % {"name": area.name})
    return area


def _invalid(field: str, text: str) -> Invalid:
    return Invalid(text, fields={field: text})
