"""Areas that the public can find: under every spelling, with the place that tells namesakes apart.

The national reference is findable too, for choosers of any tenant.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel import findable
from smartnagari.kernel.findable import Findable, FindableKind, SharedKind
from smartnagari.kernel.tenancy import tenant_in_force

from .models import Area, Region, Tenant
from .queries.areas import all_names
from .queries.terms import terms
from .types import Terms

WEIGHTS = {Area.Kind.DISTRICT: 20, Area.Kind.VILLAGE: 10, Area.Kind.HAMLET: 0}
LEVEL_WEIGHTS = {
    Region.Level.PROVINCE: 40,
    Region.Level.REGENCY: 30,
    Region.Level.DISTRICT: 20,
    Region.Level.VILLAGE: 0,
}
LEVELS = tuple(LEVEL_WEIGHTS)
CALLED = {Region.Kind.REGENCY.value: "Kabupaten ", Region.Kind.CITY.value: "Kota "}
"""What stands before the name of a regency where it tells where something lies."""
AT_ONCE = 500


def register() -> None:
    """Called once in ``ready()``."""
    labels: dict[str, Any] = {
        Area.Kind.DISTRICT: _("Districts"),
        Area.Kind.VILLAGE: _("Nagari"),
        Area.Kind.HAMLET: _("Korong"),
    }
    for order, (kind, label) in enumerate(labels.items(), start=30):
        every = partial(_every, str(kind))
        findable.kinds.register(FindableKind(str(kind), label, every, order, icon="map-pin", translated=True))
    findable.shared.register(SharedKind("region", _("Regions"), every_region))


def renew(*areas: Area) -> None:
    """Make these areas, and those below that name them, findable as they are now; forget what has ended."""
    keys = [area.pk for area in areas]
    _bring(Area.objects.filter(Q(pk__in=keys) | Q(parent__in=keys) | Q(parent__parent__in=keys)))


def renew_all() -> None:
    """The same for every area of the tenant."""
    _bring(Area.objects.all())


def _bring(areas: QuerySet[Area]) -> None:
    areas = areas.filter(kind__in=list(WEIGHTS))
    findable.put(*_things(areas.filter(valid_to__isnull=True)))
    ended = areas.filter(valid_to__isnull=False).order_by("code").values_list("kind", "pk")
    for kind, key in ended:
        findable.forget(kind, str(key))


def _every(kind: str) -> Iterator[Findable]:
    return _things(Area.objects.filter(kind=kind, valid_to__isnull=True))


def _things(areas: QuerySet[Area]) -> Iterator[Findable]:
    words = terms(Tenant.objects.get(pk=tenant_in_force()), language="id")
    detailed = areas.select_related("parent__parent").prefetch_related("aliases").order_by("code")
    for area in detailed.iterator(chunk_size=AT_ONCE):
        yield _thing(area, words)


def _thing(area: Area, words: Terms) -> Findable:
    """A hamlet has no page of its own: it leads to its village's."""
    word = {Area.Kind.DISTRICT: words.district, Area.Kind.VILLAGE: words.village}.get(
        Area.Kind(area.kind), words.hamlet
    )
    spelled = sorted({*all_names(area)} - {area.name})
    return Findable(
        kind=area.kind,
        key=str(area.pk),
        title=area.name,
        url=_path(area),
        place=", ".join(_above(area, words)),
        also=(f"{word} {area.name}", *spelled, area.code),
        weight=WEIGHTS[Area.Kind(area.kind)],
    )


def _path(area: Area) -> str:
    if area.kind == Area.Kind.DISTRICT:
        return f"/kecamatan/{area.slug}/"
    slug = area.parent.slug if area.kind == Area.Kind.HAMLET and area.parent else area.slug
    return f"/nagari/{slug}/"


def every_region(after: str = "") -> Iterator[Findable]:
    """Every region of the national reference in force behind this code, with what it lies in.

    The upper levels come first, each in the order of its codes.
    """
    names: dict[str, str] = {}
    behind = (after.count("."), after) if after else (-1, "")
    for depth, level in enumerate(LEVELS):
        rows = Region.objects.filter(level=level, status=Region.Status.IN_FORCE).order_by("code")
        if level == Region.Level.VILLAGE and depth == behind[0]:
            rows = rows.filter(code__gt=after)
        for code, kind, name in rows.values_list("code", "kind", "name").iterator(chunk_size=AT_ONCE):
            if level != Region.Level.VILLAGE:
                names[code] = f"{CALLED.get(kind, '')}{name}"
            if (depth, code) <= behind:
                continue
            above = [names[part] for part in _codes_above(code) if part in names]
            yield Findable(
                kind="region",
                key=code,
                title=name,
                url="",
                place=", ".join(above),
                also=(*([names[code]] if names.get(code, name) != name else []), code),
                weight=LEVEL_WEIGHTS[level],
            )


def _codes_above(code: str) -> Iterator[str]:
    """The codes of what a region lies in, the nearest first."""
    while "." in code:
        code = code.rpartition(".")[0]
        yield code


def _above(area: Area, words: Terms) -> Iterator[str]:
    """Where it lies, from the nearest upwards; the regency goes without saying."""
    called = {Area.Kind.VILLAGE: words.village, Area.Kind.DISTRICT: words.district}
    above = area.parent
    while above is not None and above.kind in called:
        yield f"{called[Area.Kind(above.kind)].title()} {above.name}"
        above = above.parent
