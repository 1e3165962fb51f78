"""Taking in a published list of the village index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from smartnagari.kernel import freshness, trail
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Invalid
from smartnagari.regions.public import Area, Confidence, areas_in_force

from ..models import VillageIndex
from ..types import IndexRow, IndexScheme
from .front import area_tag, rebuild_front


@dataclass(frozen=True)
class Edition:
    """What list it is: scheme, year, the decree that published it, and how sure its figures are."""

    scheme: IndexScheme
    year: int
    decree: str
    confidence: Confidence = Confidence.CONFIRMED


@dataclass(frozen=True)
class Report:
    """What an import did: rows new, changed and the same, codes that nobody here bears, nagari left out."""

    added: int
    changed: int
    same: int
    unknown: tuple[str, ...]
    silent: tuple[str, ...]


@transaction.atomic
def import_index(
    *, actor: Actor, edition: Edition, rows: Sequence[IndexRow], dry_run: bool = False
) -> Report:
    """Take in the list as it was published; the same list twice changes nothing.

    ``dry_run`` reports what would happen and leaves everything as it is.
    """
    if not edition.decree:
        raise Invalid("Name the decree that published the list.", fields={"decree": "missing"})
    areas = {area.code: area for area in areas_in_force(kind=Area.Kind.VILLAGE).order_by("code")}
    standing = {
        row.area_id: row
        for row in VillageIndex.objects.select_for_update(of=("self",))
        .filter(scheme=edition.scheme, year=edition.year)
        .order_by("pk")
    }
    touched: list[Area] = []
    added = changed = 0
    for row in rows:
        area = areas.get(row.code)
        if area is None:
            continue
        before = standing.get(area.pk)
        index = before or VillageIndex(tenant_id=area.tenant_id, area=area, year=edition.year)
        if not _differs(index, row, edition):
            continue
        added, changed = added + (before is None), changed + (before is not None)
        touched.append(area)
        if not dry_run:
            index.save()
    if not dry_run and touched:
        _announce(actor, edition, touched)
    known = [row.code for row in rows if row.code in areas]
    return Report(
        added=added,
        changed=changed,
        same=len(known) - added - changed,
        unknown=tuple(row.code for row in rows if row.code not in areas),
        silent=tuple(code for code, area in areas.items() if code not in set(known) and not area.preparatory),
    )


def _differs(index: VillageIndex, row: IndexRow, edition: Edition) -> bool:
    """Whether the row says something else than what stands; it is put into ``index`` then."""
    new = {
        "scheme": edition.scheme.value,
        "score": row.score,
        "dimensions": {key: str(value) for key, value in row.dimensions.items()},
        "status": row.status.value,
        "decree": edition.decree,
        "source": edition.decree,
        "confidence": edition.confidence.value,
    }
    differs = any(getattr(index, column) != value for column, value in new.items())
    for column, value in new.items():
        setattr(index, column, value)
    return differs


def _announce(actor: Actor, edition: Edition, touched: Sequence[Area]) -> None:
    facts = {"scheme": edition.scheme.value, "year": edition.year, "rows": len(touched)}
    trail.record(actor, "nagari.index.import", f"index:{edition.scheme.value}:{edition.year}", facts)
    for area in touched:
        rebuild_front(area)
    freshness.changed(*(area_tag(area) for area in touched))
