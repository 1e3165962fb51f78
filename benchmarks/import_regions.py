"""Importing the national set against a bare ``executemany`` of the same rows, in the same run.

Limits: first import at most 4 times, unchanged second run at most 1.5 times, peak memory below 300 MB.
"Bare" is one transaction that inserts the prepared rows into the same table with the same indexes and
constraints; reading, checking, comparing and batching are what the import adds.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from django.db import connection, transaction

from smartnagari.regions.actions.national import INSERT, import_national_set, insert_values
from smartnagari.regions.loading.national import NationalSet, read_set
from smartnagari.regions.models import Region, RegionChange, RegionImport

FIRST_LIMIT, SECOND_LIMIT, MEMORY_LIMIT_MB, ROUNDS = 4.0, 1.5, 300, 5


def measure(source: Path, *, rounds: int = ROUNDS) -> list[dict[str, Any]]:
    """The ratios with their limits; needs an empty reference and leaves an empty one."""
    bare, first, second = [], [], []
    for _round in range(rounds):
        national = read_set(source)
        values = [insert_values(row, national.edition) for row in national]
        bare.append(_timed(lambda rows=values: _bare(rows)))
        _empty()
        del national, values
        first.append(_timed(lambda: _import(source)))
        second.append(_timed(lambda: _import(source)))
        _empty()
    base, memory = median(bare), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        _result("import_regions first", median(first) / base, FIRST_LIMIT, seconds=median(first)),
        _result("import_regions unchanged", median(second) / base, SECOND_LIMIT, seconds=median(second)),
        _result("import_regions peak memory MB", memory, MEMORY_LIMIT_MB, seconds=0.0),
    ]


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


@transaction.atomic
def _bare(values: list[tuple[object, ...]]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(INSERT.removesuffix(" ON CONFLICT (code) DO NOTHING"), values)


def _import(source: Path) -> None:
    national: NationalSet = read_set(source)
    import_national_set(national=national, source=str(source), on=date(2026, 1, 1))


def _empty() -> None:
    RegionChange.objects.all().delete()
    RegionImport.objects.all().delete()
    for level in ("island", "village", "district", "regency", "province"):
        Region.objects.filter(level=level)._raw_delete(connection.alias)


def _result(name: str, ratio: float, limit: float, **facts: float) -> dict[str, Any]:
    return {"name": name, "ratio": round(ratio, 2), "limit": limit, "database": connection.vendor, **facts}
