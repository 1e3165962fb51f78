"""Government and bodies: who is in office today, who leads the korong, which institutions there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from smartnagari.accounts.public import HolderView
from smartnagari.regions.public import Area

from ..models import HamletHead, Institution
from ..types import InstitutionKind
from .frame import frame

KINDS = [kind.value for kind in InstitutionKind]


@dataclass(frozen=True)
class HamletView:
    """A korong and who leads it; without a name when nobody has filled it in."""

    name: str
    head: str = ""
    term: str = ""
    decree: str = ""
    whatsapp: str = ""


def bodies_page(
    area: Area,
    *,
    officials: Sequence[HolderView] = (),
    hamlets: Sequence[HamletView] = (),
    institutions: Sequence[Institution] = (),
    served: dict[Any, list[Area]] | None = None,
) -> dict[str, Any]:
    """The context of the page; ``served`` gives what an unsaved institution serves besides."""
    return {
        **frame(area, "bodies"),
        "officials": [_official(holder) for holder in officials],
        "hamlets": hamlets,
        "institutions": [
            _body(each, area, (served or {}).get(each.pk)) for each in sorted(institutions, key=_rank)
        ],
    }


def hamlet_views(hamlets: Sequence[Area], heads: Sequence[HamletHead]) -> list[HamletView]:
    """Every korong of the nagari, with its head where one is known."""
    known = {head.hamlet_id: head for head in heads}
    return [_hamlet(each, known.get(each.pk)) for each in hamlets]


def _hamlet(hamlet: Area, head: HamletHead | None) -> HamletView:
    if head is None:
        return HamletView(hamlet.name)
    return HamletView(hamlet.name, head.head_name, term(head.since, None), head.decree, head.whatsapp)


def _rank(institution: Institution) -> tuple[int, str]:
    """The order of the law: council, adat council, enterprise, then the others."""
    return KINDS.index(institution.kind), institution.name


def _official(holder: HolderView) -> dict[str, Any]:
    return {"title": holder.full_title, "name": holder.person_name, "term": term(holder.starts, holder.ends)}


def term(starts: Any, ends: Any) -> str:
    """A term of office in words; empty when nobody knows."""
    first, last = (formats.date_format(day, "j F Y") if day else "" for day in (starts, ends))
    if first and last:
        return _("%(first)s to %(last)s") % {"first": first, "last": last}
    if first:
        return _("since %(first)s") % {"first": first}
    return _("until %(last)s") % {"last": last} if last else ""


def _body(institution: Institution, area: Area, served: list[Area] | None) -> dict[str, Any]:
    others = served if served is not None else [row.area for row in institution.served.all()]
    seat = institution.area
    places = [each for each in ([seat] if seat else []) + list(others) if each.pk != area.pk]
    return {
        "row": institution,
        "kind": institution.get_kind_display(),
        "term": term(institution.term_from, institution.term_to),
        "others": places,
    }
