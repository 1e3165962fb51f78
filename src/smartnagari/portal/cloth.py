"""The regency's cloth: each nagari a lozenge that stands where the nagari lies."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel import freshness
from smartnagari.regions.public import AREAS, Area
from smartnagari.ui.motif.kain import Cell
from smartnagari.ui.types import LegendItem

ZONE_WORDS = {
    Area.Zone.COAST: _("Coast"),
    Area.Zone.PLAIN: _("Plain"),
    Area.Zone.FOOTHILL: _("Foothill"),
    Area.Zone.SEAT: _("Seat of the regency"),
}


def zone_of(area: Area) -> str:
    """The ground that an area wears; a tenant that has named no zones wears the plain."""
    return area.zone or Area.Zone.PLAIN.value


def cells_of(areas: Iterable[Area]) -> list[Cell]:
    """The lozenges of the areas that have a place on the cloth."""
    return [
        Cell(
            code=area.code,
            k=area.motif_variant or 0,
            i=area.lattice_i,
            j=area.lattice_j,
            zone=zone_of(area),
            name=area.name,
            url=reverse("portal:village", args=[area.slug]),
        )
        for area in areas
        if area.lattice_i is not None and area.lattice_j is not None
    ]


def the_cloth(areas: Iterable[Area]) -> list[Cell]:
    """The lozenges of every nagari of today, given as ``areas`` in case that they are not known yet."""

    def weave() -> list[Cell]:
        freshness.shows(AREAS)
        return cells_of(areas)

    return freshness.remember("portal.cloth", weave)


def legend_of(cells: Iterable[Cell]) -> list[LegendItem]:
    """The grounds that this cloth uses, in words."""
    used = {cell.zone for cell in cells}
    return [
        LegendItem(label=word, zone=zone.value) for zone, word in ZONE_WORDS.items() if zone.value in used
    ]


def kin_of(areas: Iterable[Area], *, current: Area | None = None) -> list[dict[str, object]]:
    """Areas as the list of a family takes them, each with its own wajik."""
    return [
        {
            "name": area.name,
            "url": reverse("portal:village", args=[area.slug]),
            "code": area.code,
            "k": area.motif_variant or 0,
            "zone": zone_of(area),
            "current": current is not None and area.pk == current.pk,
            "note": _("in preparation") if area.preparatory else "",
        }
        for area in areas
    ]
