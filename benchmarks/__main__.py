"""``make bench``: every budget on both databases, one table, ``results.json``, exit code 1 over a limit.

``SCALE=1,10`` says how much data (``SCALE=100`` for the large run); words name benchmarks to run alone.
"""

from __future__ import annotations

import json
import os
import platform as machine
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks import data, pages, ready, startup, tenants
from benchmarks.frame import HEAD, Measurement, line, table
from drills.system import system
from tools.console import ROOT, Failure, guarded, say

RESULTS = Path(__file__).parent / "results.json"
ENGINES = ("sqlite", "postgresql")
OUTSIDE = {
    "pages": pages.measure,
    "ready": ready.measure,
    "tenants": tenants.measure,
    "startup": startup.measure,
}
INSIDE = {"regions": False, "search": False, "events": True, "audit": True}
"""Whether the scale matters."""


def inside(name: str, engine: str, scale: int) -> list[Measurement]:
    """A benchmark that runs in the platform's own process, on an empty database with one tenant."""
    with system(engine, extra=dict(data.SETTINGS), tenant=name != "regions") as place:
        words = [sys.executable, "-m", "benchmarks.inside", name, engine, str(scale)]
        done = subprocess.run(words, env=place.env, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failure(f"{name} could not be measured:\n{done.stderr[-3000:]}")
    lines = json.loads(done.stdout.splitlines()[-1])
    return [Measurement(**{key: value for key, value in line.items() if key != "kept"}) for line in lines]


def measurements(scales: list[int], wanted: list[str], failures: list[str]) -> Iterator[Measurement]:
    """All that were asked for, one after another: on two cores they would only disturb each other."""
    for engine in ENGINES:
        for scale in scales:
            for name in [*OUTSIDE, *INSIDE]:
                if wanted and name not in wanted:
                    continue
                if not INSIDE.get(name, True) and scale != scales[0]:
                    continue
                say(f"Measuring {name} on {engine} at scale {scale}")
                try:
                    yield from (
                        OUTSIDE[name](engine, scale) if name in OUTSIDE else inside(name, engine, scale)
                    )
                except Failure as failure:
                    failures.append(f"{name} on {engine} at scale {scale}: {failure}")


def main() -> None:
    scales = [int(word) for word in os.environ.get("SCALE", "1,10").split(",") if word]
    failures: list[str] = []
    found = []
    print(HEAD)
    for measured in measurements(scales, sys.argv[1:], failures):
        print(line(measured), flush=True)
        found.append(measured)
    print(f"\n{table(found)}\n")
    facts = {"python": machine.python_version(), "cores": os.cpu_count(), "scales": scales}
    results = {"machine": facts, "measurements": [m.as_json() for m in found]}
    if not sys.argv[1:]:  # a part of the table would pass for the whole
        RESULTS.write_text(json.dumps(results, indent=1) + "\n")
    over = [m for m in found if not m.kept]
    for failure in failures:
        print(failure)
    print(f"{len(found) - len(over)} passed, {len(over) + len(failures)} failed", flush=True)
    raise SystemExit(int(bool(over or failures) or not found))


if __name__ == "__main__":
    guarded(main)
