"""The import of national regions as lines of our table; the measuring is in ``import_regions``.

There is one nation: the scale changes nothing here.
"""

from __future__ import annotations

from benchmarks.data import SOURCE
from benchmarks.frame import Measurement
from benchmarks.import_regions import ROUNDS
from benchmarks.import_regions import measure as rounds_of


def measure(engine: str, scale: int) -> list[Measurement]:
    found = []
    for line in rounds_of(SOURCE):
        memory = line["seconds"] == 0
        ours = line["ratio"] if memory else line["seconds"]
        base = 1.0 if memory else line["seconds"] / line["ratio"]
        found.append(
            Measurement(
                name=line["name"],
                ratio=line["ratio"],
                limit=line["limit"],
                ours=ours,
                baseline=base,
                unit="MB" if memory else "s",
                rounds=ROUNDS,
                spread=0.0,
                scale=scale,
                engine=engine,
            )
        )
    return found
