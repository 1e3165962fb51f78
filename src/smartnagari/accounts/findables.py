"""Offices that the public can find: by name, agency, abbreviation, what they do and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel import findable
from smartnagari.kernel.findable import Findable, FindableKind
from smartnagari.regions.public import all_names

from .models import Office
from .queries.offices import directory
from .types import OfficeKind

KIND = "office"
WEIGHTS = {
    OfficeKind.REGENCY: 14,
    OfficeKind.AGENCY: 16,
    OfficeKind.PUSKESMAS: 12,
    OfficeKind.DISTRICT: 8,
    OfficeKind.VILLAGE: 6,
}
AT_ONCE = 500


def register() -> None:
    """Called once in ``ready()``."""
    findable.kinds.register(
        FindableKind(KIND, _("Offices"), every, order=20, icon="buildings", translated=True)
    )


def renew(slugs: Iterable[str]) -> None:
    """Make these offices findable as they are now; forget those that serve no longer."""
    wanted = sorted(set(slugs))
    serving = list(_things(_offices().filter(slug__in=wanted)))
    findable.put(*serving)
    for slug in set(wanted) - {thing.key for thing in serving}:
        findable.forget(KIND, slug)


def every() -> Iterator[Findable]:
    """Every office that serves today."""
    return _things(_offices())


def _offices() -> QuerySet[Office]:
    return directory(on=timezone.localdate()).select_related("area__parent").prefetch_related("area__aliases")


def _things(offices: QuerySet[Office]) -> Iterator[Findable]:
    for office in offices.order_by("slug").iterator(chunk_size=AT_ONCE):
        agency = office.agency
        role = agency.role if agency else ""
        yield Findable(
            kind=KIND,
            key=office.slug,
            title=office.name,
            url=f"/direktori/{office.slug}/",
            place=_place(office),
            text=" ".join(filter(None, (role, office.services_note, office.address))),
            also=(*([agency.short_name, agency.full_name] if agency else []), *_spelled(office)),
            weight=WEIGHTS.get(OfficeKind(office.kind), 4),
        )


def _spelled(office: Office) -> Iterator[str]:
    """The office's name with every other spelling of its area's, and its code."""
    names = {*all_names(office.area)} if office.area is not None else set()
    called = max((name for name in names if name in office.name), key=len, default="")
    if called:  # it may bear a former name of its area still
        yield from (office.name.replace(called, name) for name in sorted(names - {called}))
    if office.code:
        yield office.code


def _place(office: Office) -> str:
    """Where it stands, as far as its name does not say so."""
    area = office.area
    if area is None or area.parent is None:
        return ""
    places = [area.name, *([area.parent.name] if area.parent.parent_id else [])]
    return ", ".join(place for place in places if place not in office.name)
