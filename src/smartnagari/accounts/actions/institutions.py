"""Bringing schools, health centres and units in line with a ministry's list: by difference."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from smartnagari.kernel import events, freshness, trail
from smartnagari.kernel.actor import Actor
from smartnagari.regions.public import Area, Confidence

from .. import findables
from ..models import Office, Position
from ..queries.opening import OFFICES, office_tag
from ..rules.csvfiles import read_table
from ..rules.directory import posts_of
from ..rules.institutions import COLUMNS, InstitutionEntry, read_institutions
from ..types import OfficeKind, OfficesChanged, Problem
from .founding import place_in

HEADS = {
    OfficeKind.SCHOOL: "Kepala Sekolah",
    OfficeKind.PUSKESMAS: "Kepala Puskesmas",
    OfficeKind.UNIT: "Kepala",
}


@dataclass
class Imported:
    """What a file did, by the address names of the offices; problems mean that nothing was done."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0
    absent: list[str] = field(default_factory=list)
    problems: tuple[Problem, ...] = ()


@transaction.atomic
def import_institutions(*, actor: Actor, content: bytes, dry_run: bool = False) -> Imported:
    """Enter and renew the institutions of this file; what an empty cell does not say stays as it is.

    They are known by the code of their register, an entry without one by its name. What stands here and not
    in the file is told, not ended: lists are sent in part as well. Raises ``Unreadable`` for no table.
    """
    actor.require("accounts.offices.import")
    areas = {area.code: area for area in Area.objects.filter(valid_to=None).order_by("code")}
    entries, problems = read_institutions(read_table(content, COLUMNS), places=_names(areas.values()))
    done = Imported(problems=tuple(problems))
    if problems:
        return done
    standing = list(
        Office.objects.select_for_update(of=("self",))
        .filter(kind__in={e.kind for e in entries})
        .order_by("pk")
    )
    taken = set(Office.objects.values_list("slug", flat=True).order_by())
    rows = _Rows(standing, taken)
    fresh = [office for entry in entries if (office := _renew(entry, rows, areas, done)) is not None]
    done.absent = sorted(office.slug for office in standing if office.pk not in rows.seen)
    if dry_run:
        return done
    _write(actor, fresh, rows.touched, done)
    return done


class _Rows:
    """The offices that stand, found by register code or by name, and those that were touched."""

    def __init__(self, standing: Iterable[Office], taken: set[str]) -> None:
        self.by_code = {(o.kind, o.register_code): o for o in standing if o.register_code}
        self.by_name = {(o.kind, o.name.casefold()): o for o in standing if not o.register_code}
        self.taken = taken
        self.seen: set[object] = set()
        self.touched: list[Office] = []

    def find(self, entry: InstitutionEntry) -> Office | None:
        kind = entry.kind.value
        found = self.by_code.get((kind, entry.code)) or self.by_name.pop((kind, entry.name.casefold()), None)
        if found is not None:
            self.seen.add(found.pk)
        return found

    def free_slug(self, entry: InstitutionEntry) -> str:
        plain = slugify(entry.name)[:60] or entry.kind.value
        slug = plain if plain not in self.taken else f"{plain}-{entry.code.lower()}"[:80]
        self.taken.add(slug)
        return slug


def _renew(entry: InstitutionEntry, rows: _Rows, areas: Mapping[str, Area], done: Imported) -> Office | None:
    """The office to be founded for this entry; ``None`` when it stands already."""
    values = {"register_code": entry.code, "name": entry.name, **entry.details}
    values.setdefault("confidence", Confidence.LIKELY.value)
    area = areas[entry.place]
    office = rows.find(entry)
    if office is None:
        office = Office(kind=entry.kind.value, slug=rows.free_slug(entry), **values)
        place_in(office, area)
        done.added.append(office.slug)
        return office
    values["confidence"] = max(office.confidence, values["confidence"], key=_surer)
    changed = [name for name, value in values.items() if getattr(office, name) != value]
    if not changed and office.area_id == area.pk:
        done.unchanged += 1
        return None
    for name in changed:
        setattr(office, name, values[name])
    place_in(office, area)
    rows.touched.append(office)
    done.changed.append(office.slug)
    return None


def _surer(confidence: Any) -> int:
    return [Confidence.UNVERIFIED.value, Confidence.LIKELY.value, Confidence.CONFIRMED.value].index(
        confidence
    )


COLUMNS_WRITTEN = (
    "register_code", "name", "form", "address", "phone", "whatsapp", "email", "website", "map_url", "hours",
    "latitude", "longitude", "source", "confidence", "as_of", "area", "district_code", "village_code",
    "updated_at",
)  # fmt: skip


def _write(actor: Actor, fresh: list[Office], touched: list[Office], done: Imported) -> None:
    for office in fresh:
        office.tenant_id = actor.tenant
    Office.objects.bulk_create(fresh, batch_size=500)
    Position.objects.bulk_create(
        Position(
            tenant_id=actor.tenant, office=office, key=post.key, title=post.title, signatory=post.signatory
        )
        for office in fresh
        for post in posts_of(OfficeKind(office.kind), head_title=HEADS[OfficeKind(office.kind)])
    )
    for office in touched:
        office.updated_at = timezone.now()
    Office.objects.bulk_update(touched, COLUMNS_WRITTEN, batch_size=200)
    slugs = [*done.added, *done.changed]
    if slugs:
        facts = {"added": len(done.added), "changed": len(done.changed)}
        trail.record(actor, "accounts.offices.import", f"tenant:{actor.tenant}", facts)
        events.publish(OfficesChanged(slugs=slugs), subject=str(actor.tenant))
        findables.renew(slugs)
        freshness.changed(OFFICES, *(office_tag(slug) for slug in slugs))


def _names(areas: Iterable[Area]) -> dict[str, str]:
    """What people write for a place, to its code; a name that two places share leads nowhere."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for area in areas:
        found[area.code.casefold()] = area.code
        for word in {area.slug, area.name.casefold()}:
            if found.setdefault(word, area.code) != area.code:
                shared.add(word)
    return {word: code for word, code in found.items() if word not in shared}
