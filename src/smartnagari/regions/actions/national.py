"""The second pass of an import: what differs between the checked set and the reference is written.

Rows are inserted, renamed, brought back or end-dated; never deleted, never given another code. Each batch is
a transaction of its own that also moves the checkpoint, so a killed run loses at most one batch and the next
run goes on from there. A run without differences reads once and writes one line about itself.

The reference has no tenant and therefore no audit chain; ``RegionImport`` and ``RegionChange`` are its trail.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel import freshness
from smartnagari.kernel.errors import DomainError

from ..loading.national import NationalSet, Row
from ..models import Region, RegionChange, RegionImport
from ..queries.areas import REFERENCE
from ..rules import codes

BATCH = 5_000
ENDED_BATCH = 500
MAX_ENDED = 500

IN_FORCE, ABOLISHED = Region.Status.IN_FORCE.value, Region.Status.ABOLISHED.value
_COLUMNS = "code, level, kind, parent_id, name, status, valid_from, valid_to, latitude, longitude, edition"
INSERT = (
    f"INSERT INTO {Region._meta.db_table} ({_COLUMNS}) "  # noqa: S608 - names of our own columns
    f"VALUES (%s, %s, %s, %s, %s, '{IN_FORCE}', NULL, NULL, %s, %s, %s) ON CONFLICT (code) DO NOTHING"
)

Levelled = tuple[str, Row]
Progress = Callable[[int], None]


class TooManyEnded(DomainError):
    """The set would end-date more regions than a real decree ever did; most likely it is cut off."""

    code = "too-many-ended"


@dataclass
class Report:
    """What a run did, or with ``dry_run`` would do."""

    edition: str
    dry_run: bool = False
    inserted: int = 0
    renamed: int = 0
    restored: int = 0
    ended: int = 0
    unchanged: int = 0
    resumed_at: int = 0
    renames: list[tuple[str, str, str]] = field(default_factory=list)
    ended_codes: list[str] = field(default_factory=list)

    @property
    def changes(self) -> int:
        return self.inserted + self.renamed + self.restored + self.ended

    def counts(self) -> dict[str, int]:
        names = ("inserted", "renamed", "restored", "ended")
        return {name: getattr(self, name) for name in names}


def import_national_set(
    *,
    national: NationalSet,
    source: str,
    on: date,
    dry_run: bool = False,
    max_ended: int = MAX_ENDED,
    progress: Progress = lambda done: None,
) -> Report:
    """Bring the reference to the state of a checked set; with ``dry_run`` only say what would change.

    ``on`` is the day from which a missing region counts as abolished. Raises ``TooManyEnded`` before the
    first change when more than ``max_ended`` regions are missing from the set.
    """
    known, abolished = _reference(list(national.rows))
    gone = sorted(known.keys() - abolished - {row[0] for _level, row in national})
    if len(gone) > max_ended:
        raise TooManyEnded(
            _("%(count)d regions are missing from the set; allow it with --max-ended if that is meant.")
            % {"count": len(gone)},
            count=len(gone),
        )
    report = Report(edition=national.edition, dry_run=dry_run, ended=len(gone), ended_codes=gone)
    run = None if dry_run else _run(national, source, report)
    for done, batch in _batches(national):
        differences = _compare(batch, known, abolished, report)
        if run and differences:
            _apply(run, differences, national.edition, done)
        progress(len(batch))
    report.unchanged = len(national) - report.inserted - report.renamed - report.restored
    if run:
        _finish(run, gone, on, report)
    return report


@dataclass
class Differences:
    """What one batch changes."""

    new: list[Levelled] = field(default_factory=list)
    renamed: list[tuple[str, str, str]] = field(default_factory=list)
    restored: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.new or self.renamed or self.restored)


def _reference(levels: list[str]) -> tuple[dict[str, str], set[str]]:
    """Names by code of what the reference holds of these levels, and the codes abolished in it."""
    rows = Region.objects.filter(level__in=levels).values_list("code", "name", "status").order_by()
    known: dict[str, str] = {}
    abolished: set[str] = set()
    for code, name, status in rows.iterator(chunk_size=BATCH):
        known[code] = name
        if status == ABOLISHED:
            abolished.add(code)
    return known, abolished


def _run(national: NationalSet, source: str, report: Report) -> RegionImport:
    """A new run, or the one that the same files began and did not finish."""
    unfinished = RegionImport.objects.filter(digest=national.digest, finished_at__isnull=True)
    run = unfinished.order_by("-pk").first()
    if run is None:
        facts = {"edition": national.edition, "digest": national.digest, "total": len(national)}
        return RegionImport.objects.create(source=source[:200], counts=report.counts(), **facts)
    report.resumed_at = run.done
    return run


def _batches(national: NationalSet) -> Iterator[tuple[int, list[Levelled]]]:
    rows, done = iter(national), 0
    while batch := list(islice(rows, BATCH)):
        done += len(batch)
        yield done, batch


def _compare(
    batch: list[Levelled], known: dict[str, str], abolished: set[str], report: Report
) -> Differences:
    found = Differences()
    for levelled in batch:
        code, name = levelled[1][0], levelled[1][2]
        before = known.get(code)
        if before is None:
            found.new.append(levelled)
        elif before != name:
            found.renamed.append((code, before, name))
        if code in abolished:
            found.restored.append(code)
    report.inserted += len(found.new)
    report.renamed += len(found.renamed)
    report.restored += len(found.restored)
    report.renames += found.renamed
    return found


@transaction.atomic
def _apply(run: RegionImport, differences: Differences, edition: str, done: int) -> None:
    """One batch with its checkpoint."""
    if differences.new:
        with connection.cursor() as cursor:
            cursor.executemany(INSERT, [insert_values(row, edition) for row in differences.new])
    kinds = RegionChange.Kind
    changes = []
    for code, before, after in differences.renamed:
        Region.objects.filter(pk=code).update(name=after, edition=edition)
        changes.append(_change(run, code, kinds.RENAMED, before, after))
    if differences.restored:
        restored = Region.objects.filter(pk__in=differences.restored)
        restored.update(status=IN_FORCE, valid_to=None, edition=edition)
        changes += [_change(run, code, kinds.RESTORED) for code in differences.restored]
    RegionChange.objects.bulk_create(changes)
    run.done = done
    run.save(update_fields=["done"])


def _change(run: RegionImport, code: str, kind: str, before: str = "", after: str = "") -> RegionChange:
    return RegionChange(import_run=run, region_id=code, kind=kind, before=before, after=after)


def insert_values(levelled: Levelled, edition: str) -> tuple[str | float | None, ...]:
    """The parameters of :data:`INSERT` for one row."""
    level, (code, parent, name, latitude, longitude) = levelled
    kind = ""
    if level == "village":
        kind = codes.VILLAGE_FORMS[code[9]]
    elif level == "regency":
        kind = "regency" if code[3:5] <= "69" else "city"
    return code, level, kind, parent or None, name, latitude, longitude, edition


@transaction.atomic
def _finish(run: RegionImport, gone: list[str], on: date, report: Report) -> None:
    """End-date what is missing, close the run, and refresh the planner's statistics after a load."""
    last_day = on - timedelta(days=1)
    for start in range(0, len(gone), ENDED_BATCH):
        some = gone[start : start + ENDED_BATCH]
        Region.objects.filter(pk__in=some).update(status=ABOLISHED, valid_to=last_day)
        RegionChange.objects.bulk_create(_change(run, code, RegionChange.Kind.ENDED) for code in some)
    run.done, run.counts, run.finished_at = run.total, report.counts(), timezone.now()
    run.save(update_fields=["done", "counts", "finished_at"])
    freshness.changed(REFERENCE)
    if report.inserted:
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {Region._meta.db_table}")
