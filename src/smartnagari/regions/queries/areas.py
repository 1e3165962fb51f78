"""Areas: by slug and code, on a day, with their names, and what became of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel import freshness
from smartnagari.kernel.errors import NotFound

from ..models import Area, AreaAlias, AreaFact, RegionImport, Succession
from ..rules import codes, names
from ..types import Attribution
from .spans import holds_on

AREAS, REFERENCE = "areas", "reference"
"""The tags of every list of areas, and of the national reference of regions."""


def area_tag(area: Area | UUID) -> str:
    """The tag of everything that a page says about this area."""
    return f"area:{area.pk if isinstance(area, Area) else area}"


def areas_on(day: date, *, kind: str = "") -> QuerySet[Area]:
    """The areas that existed on this day; an unknown beginning counts as long ago."""
    freshness.shows(AREAS)
    areas = Area.objects.filter(holds_on(day))
    return areas.filter(kind=kind) if kind else areas


def areas_in_force(*, kind: str = "") -> QuerySet[Area]:
    """The areas of today, with their parents; preparatory ones included."""
    freshness.shows(AREAS)
    return _in_force(kind)


def _in_force(kind: str) -> QuerySet[Area]:
    areas = Area.objects.filter(valid_to__isnull=True).select_related("parent")
    return areas.filter(kind=kind) if kind else areas


def with_children_counts(areas: QuerySet[Area]) -> QuerySet[Area]:
    """The same areas, each with ``definitive_count`` and ``preparatory_count`` of its children in force."""
    now = Q(children__valid_to__isnull=True)
    return areas.annotate(
        definitive_count=Count("children", filter=now & Q(children__status=Area.Status.DEFINITIVE)),
        preparatory_count=Count("children", filter=now & Q(children__status=Area.Status.PREPARATORY)),
    )


def area_for(slug: str, *, kind: str = Area.Kind.VILLAGE, lock: bool = False) -> Area:
    """The area whose address has this slug, or the one that it led to before a rename or succession.

    A caller that finds another slug on the result redirects there.
    """
    area = _locked(_in_force(kind), lock).filter(slug=slug).first()
    if area is None:
        area = _formerly(slug, kind, lock)
    if area is None:
        raise NotFound(_("There is no area with this name."))
    freshness.shows(area_tag(area))
    return area


def _formerly(slug: str, kind: str, lock: bool) -> Area | None:
    aliases = AreaAlias.objects.filter(slug=slug, kind=AreaAlias.Kind.OLD, area__kind=kind)
    named = aliases.order_by("-valid_to", "pk").values_list("area_id", flat=True).first()
    ended = Area.objects.filter(kind=kind, slug=slug, valid_to__isnull=False).order_by("-valid_to")
    found = named or ended.values_list("pk", flat=True).first()
    if found is None:
        return None
    area = _locked(Area.objects.select_related("parent"), lock).get(pk=found)
    successors = successors_of(area)
    return successors[0] if len(successors) == 1 else area


def area_of_code(code: str, *, lock: bool = False) -> Area:
    """The area of this code or internal key, in force or not: old references keep resolving."""
    area = _locked(Area.objects.select_related("parent", "mother"), lock).filter(code=code).first()
    if area is None:
        raise NotFound(_("There is no area with the code %(code)s.") % {"code": code}, area_code=code)
    return area


def _locked(areas: QuerySet[Area], lock: bool) -> QuerySet[Area]:
    return areas.select_for_update(of=("self",)) if lock else areas


def areas_named(name: str, *, kind: str = "") -> list[Area]:
    """The areas in force that bear this name in any spelling we know, those of the same name together."""
    wanted = names.fold(name)
    areas = list(areas_in_force(kind=kind).prefetch_related("aliases"))
    return [area for area in areas if wanted in {names.fold(known) for known in all_names(area)}]


def all_names(area: Area) -> list[str]:
    """The name and every other spelling; aliases should be prefetched."""
    return [area.name, *(alias.spelling for alias in area.aliases.all())]


def successors_of(area: Area) -> list[Area]:
    """The areas in force that this one led to, through any number of steps; itself while it is in force."""
    if area.in_force:
        return [area]
    followed = _followed()
    found, seen, waiting = set(), {area.pk}, [area.pk]
    while waiting:
        for successor, in_force in followed.get(waiting.pop(), []):
            if in_force:
                found.add(successor)
            elif successor not in seen:
                waiting.append(successor)
            seen.add(successor)
    return list(Area.objects.filter(pk__in=found).select_related("parent").order_by("code"))


def _followed() -> dict[UUID, list[tuple[UUID, bool]]]:
    """Who followed whom and whether that one is in force; a tenant has tens of such rows, not thousands."""
    rows = Succession.objects.exclude(kind__in=[Succession.Kind.RENAME, Succession.Kind.PREPARATION])
    found: dict[UUID, list[tuple[UUID, bool]]] = defaultdict(list)
    for before, after, ended in rows.values_list("predecessor_id", "successor_id", "successor__valid_to"):
        found[before].append((after, ended is None))
    return found


def history_of(area: Area) -> QuerySet[Succession]:
    """Every succession in which this area takes part, oldest first."""
    rows = Succession.objects.filter(Q(predecessor=area) | Q(successor=area))
    return rows.select_related("predecessor", "successor").order_by("on", "pk")


def national_code_of(area: Area) -> str:
    """The code under which national systems and citizens' addresses know it: the mother's, the village's."""
    return codes.national_code(area.code)


def facts_of(areas: Iterable[Area]) -> dict[UUID, dict[str, AreaFact]]:
    """The latest fact of each kind per area, in one query."""
    found: dict[UUID, dict[str, AreaFact]] = defaultdict(dict)
    for fact in AreaFact.objects.filter(area__in=list(areas)).order_by("as_of"):
        found[fact.area_id][fact.key] = fact
    return found


def reference_edition() -> str:
    """A word for the state of the national reference: a new one after each import, empty before the first."""
    finished = RegionImport.objects.filter(finished_at__isnull=False).order_by("-finished_at", "-pk")
    last = finished.values_list("pk", "digest").first()
    return f"{last[0]}-{last[1][:12]}" if last else ""


def region_attribution() -> Attribution:
    """What the licence of the national codes asks every page "about the data" to show."""
    freshness.shows(REFERENCE)
    last = RegionImport.objects.filter(finished_at__isnull=False).order_by("-finished_at").first()
    return Attribution(
        title="idn-area-data",
        licence="Open Database License (ODbL) 1.0",
        licence_url="https://opendatacommons.org/licenses/odbl/1-0/",
        source_url="https://github.com/fityannugroho/idn-area-data",
        edition=last.edition if last else "",
    )
