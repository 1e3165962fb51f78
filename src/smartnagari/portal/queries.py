"""What the public pages show, in a constant number of queries each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from smartnagari.accounts.public import Office
from smartnagari.kernel.errors import NotFound
from smartnagari.regions.public import Area, AreaAlias

PAGE_SIZE = 60


@dataclass(frozen=True)
class Family:
    """A district with the nagari that lie in it, as lists show them."""

    district: Area
    members: tuple[Area, ...]


def typed(text: str | None) -> str:
    """What somebody typed, fit for a query: trimmed, without control characters, at most 200 characters."""
    return "".join(c for c in text or "" if c.isprintable()).strip()[:200]


def standing_areas() -> QuerySet[Area]:
    """The tenant's areas in force today; abolished ones only answer to their old address."""
    return Area.objects.filter(valid_to__isnull=True)


def villages() -> QuerySet[Area]:
    return standing_areas().filter(kind=Area.Kind.VILLAGE).select_related("parent", "mother").order_by("code")


def districts() -> QuerySet[Area]:
    """Districts with the number of their nagari, definitive and in preparation."""
    in_force = Q(children__kind=Area.Kind.VILLAGE, children__valid_to__isnull=True)
    whole, starting = Area.Status.DEFINITIVE, Area.Status.PREPARATORY
    return (
        standing_areas()
        .filter(kind=Area.Kind.DISTRICT)
        .annotate(
            definitive=Count("children", filter=in_force & Q(children__status=whole)),
            preparatory_count=Count("children", filter=in_force & Q(children__status=starting)),
        )
        .order_by("code")
    )


def named_like(areas: QuerySet[Area], words: str) -> QuerySet[Area]:
    """Areas whose name or another spelling holds each of these words."""
    for word in words.split()[:6]:
        spelled = AreaAlias.objects.filter(spelling__icontains=word).values("area_id")
        areas = areas.filter(Q(name__icontains=word) | Q(pk__in=spelled))
    return areas


def page_of(rows: QuerySet, number: object, size: int = PAGE_SIZE) -> Page:
    """One page; a number that makes no sense gives the nearest that does."""
    return Paginator(rows, size).get_page(number)


def families(areas: Iterable[Area]) -> list[Family]:
    """Areas grouped by their district, in the order in which they came."""
    groups: dict[Area, list[Area]] = {}
    for area in areas:
        if area.parent is not None:
            groups.setdefault(area.parent, []).append(area)
    return [Family(district, tuple(members)) for district, members in groups.items()]


def area_of(kind: str, slug: str) -> Area:
    """The area in force under this address; raises ``NotFound``."""
    area = (
        standing_areas()
        .filter(kind=kind, slug=slug)
        .select_related("parent", "mother")
        .prefetch_related("aliases", "facts")
        .first()
    )
    if area is None:
        raise NotFound(_("There is no such place here."))
    return area


def address_of_alias(kind: str, slug: str) -> str | None:
    """The present address of an area that another spelling or an old name leads to."""
    alias = AreaAlias.objects.filter(slug=slug, area__kind=kind, area__valid_to__isnull=True)
    return alias.order_by("area__code").values_list("area__slug", flat=True).first()


def siblings_of(area: Area) -> list[Area]:
    """The nagari of the same district, itself among them."""
    return list(villages().filter(parent=area.parent_id))


def offices() -> QuerySet[Office]:
    """Offices that serve today, as the directory lists them."""
    return Office.objects.filter(valid_to__isnull=True).select_related("area", "area__parent", "agency")


def offices_like(rows: QuerySet[Office], words: str) -> QuerySet[Office]:
    """Offices whose name, agency or task holds each of these words."""
    for word in words.split()[:6]:
        rows = rows.filter(
            Q(name__icontains=word)
            | Q(agency__short_name__icontains=word)
            | Q(agency__full_name__icontains=word)
            | Q(agency__role__icontains=word)
            | Q(services_note__icontains=word)
            | Q(area__name__icontains=word)
        )
    return rows


def office_of(slug: str) -> Office:
    """The office under this address; raises ``NotFound``."""
    office = offices().filter(slug=slug).first()
    if office is None:
        raise NotFound(_("There is no such office here."))
    return office


def office_of_area(area: Area) -> Office | None:
    """The office that governs this area."""
    kind = "village" if area.kind == Area.Kind.VILLAGE else "district"
    return offices().filter(area=area, kind=kind).order_by("slug").first()


def office_kinds() -> list[tuple[str, str]]:
    """The kinds of office with their words, for the filter."""
    return list(Office._meta.get_field("kind").choices or [])


def found(words: str) -> dict[str, Any]:
    """Places and offices that match these words, the first twenty of each; nothing for no words."""
    if not words:
        return {"words": "", "places": [], "districts": [], "offices": []}
    return {
        "words": words,
        "places": list(named_like(villages(), words)[:20]),
        "districts": list(named_like(districts(), words)[:10]),
        "offices": list(offices_like(offices(), words).order_by("name", "slug")[:20]),
    }
