"""What the public pages read, in a constant number of queries each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, Q, QuerySet, Subquery, prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smartnagari.accounts.public import OFFICES, Office, directory
from smartnagari.kernel import freshness
from smartnagari.kernel.errors import NotFound
from smartnagari.regions.public import (
    AREAS,
    Area,
    AreaAlias,
    AreaFact,
    areas_in_force,
    fold,
    with_children_counts,
)

PAGE_SIZE = 40
ALL_OF_A_REGENCY = 120
"""Nagari a page: enough for the 118 of the first users, while a regency of 800 gets pages."""


@dataclass(frozen=True)
class Family:
    """A district with its nagari, as lists show them."""

    district: Area
    members: tuple[Area, ...]


def typed(text: str | None) -> str:
    """What somebody typed, fit for a query: trimmed, without control characters, at most 200 characters."""
    return "".join(c for c in text or "" if c.isprintable()).strip()[:200]


def villages() -> QuerySet[Area]:
    """Every nagari of today with its district and, in preparation, its mother."""
    return areas_in_force(kind=Area.Kind.VILLAGE).select_related("parent", "mother").order_by("code")


def remembered_villages() -> list[Area]:
    """The same, as many pages read them alike; shared between requests, so nobody changes them."""
    return freshness.remember("portal.villages", lambda: list(villages()))


def districts() -> QuerySet[Area]:
    """Districts with the number of their nagari, definitive and in preparation."""
    return with_children_counts(areas_in_force(kind=Area.Kind.DISTRICT)).order_by("code")


def named_like(areas: QuerySet[Area], words: str) -> QuerySet[Area]:
    """Areas of which some spelling holds each of these words; Minang and Indonesian spellings are one."""
    if not words:
        return areas
    wanted = fold(words).split()[:6]
    spellings: dict[Any, list[str]] = {}
    for pk, name in areas.values_list("pk", "name").order_by("pk"):
        spellings[pk] = [fold(name)]
    known = AreaAlias.objects.filter(area__in=areas.order_by()).values_list("area_id", "spelling")
    for pk, spelling in known.order_by("pk"):
        spellings[pk].append(fold(spelling))
    fitting = [pk for pk, names in spellings.items() if all(any(w in n for n in names) for w in wanted)]
    return areas.filter(pk__in=fitting)


def page_of(rows: Any, number: str | None, size: int = PAGE_SIZE) -> Page:
    """One page; a number that makes no sense gives the nearest that does."""
    return Paginator(rows, size).get_page(number)


def families(areas: Iterable[Area]) -> list[Family]:
    """Areas grouped by their district, in the order in which they came."""
    groups: dict[Area, list[Area]] = {}
    for area in areas:
        if area.parent is not None:
            groups.setdefault(area.parent, []).append(area)
    return [Family(district, tuple(members)) for district, members in groups.items()]


def detailed(area: Area) -> Area:
    """The same area with its spellings and its facts, the newest first, at hand."""
    aliases = Prefetch("aliases", AreaAlias.objects.order_by("spelling"))
    facts = Prefetch("facts", AreaFact.objects.order_by("key", "-as_of"))
    prefetch_related_objects([area], aliases, facts)
    return area


def daughters_of(area: Area) -> list[Area]:
    """The nagari in preparation that grow out of this one."""
    return list(villages().filter(mother=area))


def offices() -> QuerySet[Office]:
    """Offices that serve today, as the directory lists them."""
    freshness.shows(OFFICES)
    freshness.until_midnight(timezone.now(), timezone.get_current_timezone())
    return _serving()


def _serving() -> QuerySet[Office]:
    freshness.shows(AREAS)
    return directory(on=timezone.localdate()).select_related("area__parent")


def offices_like(rows: QuerySet[Office], words: str) -> QuerySet[Office]:
    """Offices whose name, agency, task or place holds each of these words."""
    for word in words.split()[:6]:
        rows = rows.filter(
            Q(name__icontains=word)
            | Q(agency__short_name__icontains=word)
            | Q(agency__full_name__icontains=word)
            | Q(agency__role__icontains=word)
            | Q(services_note__icontains=word)
        )
    return rows


def office_of(slug: str) -> Office:
    """The office under this address, if it serves today; raises ``NotFound``."""
    office = _serving().filter(slug=slug).first()
    if office is None:
        raise NotFound(_("There is no such office here."))
    return office


def office_of_area(area: Area) -> Office | None:
    """The office that governs this area today."""
    return _serving().filter(area=area, kind=area.kind).order_by("slug").first()


def office_kinds() -> list[tuple[str, str]]:
    """The kinds of office with their words, for the filter."""
    return [(str(key), str(word)) for key, word in Office._meta.get_field("kind").choices or []]


def with_figure_of_regency(areas: QuerySet[Area], key: str) -> QuerySet[Area]:
    """The same areas, each also with the newest figure of this kind about the whole regency.

    The database looks it up once, so that a page needs no query for it: ``regency_value``, ``regency_as_of``
    and ``regency_source``, empty where nobody has entered one.
    """
    facts = AreaFact.objects.filter(area__kind=Area.Kind.REGENCY, area__valid_to__isnull=True, key=key)
    newest = facts.order_by("-as_of")
    return areas.annotate(
        regency_value=Subquery(newest.values("value")[:1]),
        regency_as_of=Subquery(newest.values("as_of")[:1]),
        regency_source=Subquery(newest.values("source")[:1]),
    )
