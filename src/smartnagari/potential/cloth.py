"""The cloth of the regency with the nagari that have something woven in, the others as bare frames."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import ngettext

from smartnagari.regions.public import Area
from smartnagari.ui.motif.kain import Cell


@dataclass(frozen=True)
class Woven:
    """The cells of the cloth, which of them are woven, and how many nagari have how much."""

    cells: list[Cell]
    lit: frozenset[str]
    areas: int


def woven(areas: Iterable[Area], counts: Mapping[UUID, int], query: str = "") -> Woven:
    """Each nagari on its place; one that has something says how much and leads to its own list.

    A nagari in preparation has no lozenge yet; what it has counts on its mother's.
    """
    known = list(areas)
    numbers = {area.pk: counts.get(area.pk, 0) for area in known}
    for area in known:
        if area.mother_id in numbers:
            numbers[area.mother_id] += counts.get(area.pk, 0)
    placed = [area for area in known if area.lattice_i is not None and area.lattice_j is not None]
    lit = frozenset(area.code for area in placed if numbers[area.pk])
    reporting = sum(1 for area in known if counts.get(area.pk))
    return Woven([_cell(area, numbers[area.pk], query) for area in placed], lit, reporting)


def _cell(area: Area, number: int, query: str) -> Cell:
    told = ngettext("%(name)s: %(number)s entry", "%(name)s: %(number)s entries", number)
    return Cell(
        code=area.code,
        k=area.motif_variant or 0,
        i=area.lattice_i or 0,
        j=area.lattice_j or 0,
        zone=area.zone or Area.Zone.PLAIN.value,
        name=told % {"name": area.name, "number": number},
        url=f"{reverse('potential:items')}?nagari={area.slug}{query}" if number else "",
    )
