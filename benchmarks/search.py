"""Searching 84,000 regions and 2,000 pages, against the bare full-text query with the same cap.

Compared are the 99th percentiles. "Bare" is the one statement that asks the index for as many rows with the
same columns, through the same cursor: no folding, no ranking, no correction. For a misspelt word it is asked
for the right one.
"""

from __future__ import annotations

import csv
import random
import time
from collections.abc import Callable, Iterator

from django.db import connection, transaction

from benchmarks.data import SOURCE
from benchmarks.frame import Measurement, compare
from smartnagari.kernel import findable
from smartnagari.kernel.findable import Findable, FindableKind
from smartnagari.kernel.tenancy import inside, reading, tenants
from smartnagari.search.fulltext import candidates
from smartnagari.search.queries.finding import CAP, find
from smartnagari.search.rules.asking import question
from smartnagari.search.rules.wording import wording_for
from smartnagari.search.shelves import OWN

PAGES, AT_ONCE, TIMES, ROUNDS, LIMIT = 2_000, 2_000, 200, 5, 3.0
ASKED = {
    "rare word": ("ulakan", "ulakan"),
    "frequent word": ("sungai", "sungai"),
    "typo": ("sidomuljo", "sidomulyo"),
}
"""What is typed, and what the bare query is asked for."""


def regions() -> Iterator[Findable]:
    """Every village of the country as a thing of one tenant: worse than any regency will be."""
    with (SOURCE / "districts.csv").open(encoding="utf-8", newline="") as lines:
        districts = {row["code"]: row["name"] for row in csv.DictReader(lines)}
    with (SOURCE / "villages.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            place = districts[row["district_code"]].title()
            yield Findable(
                "bench.region", row["code"], row["name"].title(), "/", place=place, also=(row["code"],)
            )


def pages() -> Iterator[Findable]:
    """Pages of some 200 words each."""
    dice = random.Random(1)
    words = [thing.title for thing in regions()][:5000]
    for number in range(PAGES):
        text = " ".join(dice.choices(words, k=120))
        yield Findable(
            "bench.page", str(number), f"Kabar {' '.join(dice.choices(words, k=2))}", "/", text=text
        )


def fill() -> None:
    """Put all of it into the projection as any app would."""
    for key, every in (("bench.region", regions), ("bench.page", pages)):
        findable.kinds.register(FindableKind(key, key, every))
        things = list(every())
        for start in range(0, len(things), AT_ONCE):
            with transaction.atomic():
                findable.put(*things[start : start + AT_ONCE])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def slowest_of_hundred(work: Callable[[], object]) -> float:
    """The 99th percentile of many runs, in milliseconds."""
    taken = []
    for _time in range(TIMES):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return sorted(taken)[TIMES * 99 // 100] * 1000


def measure(engine: str, scale: int) -> list[Measurement]:
    tenant = tenants()[0]
    with inside(tenant.id):
        fill()
        wording = wording_for(tenant.code)
        with reading():
            return [
                _measured(name, engine, lambda typed=typed: find(typed, wording), question(meant, wording))
                for name, (typed, meant) in ASKED.items()
            ]


def _measured(name: str, engine: str, ours: Callable[[], object], bare) -> Measurement:
    mine, base = [], []
    for _round in range(ROUNDS + 1):
        mine.append(slowest_of_hundred(ours))
        base.append(slowest_of_hundred(lambda: candidates(OWN, bare, limit=CAP)))
    return compare(f"search {name}, p99", mine[1:], base[1:], limit=LIMIT, unit="ms", engine=engine)
