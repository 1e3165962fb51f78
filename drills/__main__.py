"""``make drill``: everything at full size, one table at the end, exit code 1 for any breach.

``python -m drills kill fuzz`` runs some of them only; ``SEED=`` repeats an earlier run.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

from drills import fuzz, kill, mail, restore, signup, starve
from tools.console import Failure, guarded, say

ENGINES = ("sqlite", "postgresql")


def drills(seed: int) -> dict[str, Callable[[], list[str]]]:
    """Every drill at full size, by name."""
    found: dict[str, Callable[[], list[str]]] = {}
    for engine in ENGINES:
        found[f"kill {engine}"] = lambda e=engine: kill.drill(e, seed=seed, size=kill.FULL)
        found[f"signup {engine}"] = lambda e=engine: signup.drill(e, seed=seed, size=signup.FULL)
        found[f"fuzz {engine}"] = lambda e=engine: fuzz.drill(e, seed=seed, count=fuzz.FULL)
        found[f"restore {engine}"] = lambda e=engine: restore.drill(e, seed=seed, count=restore.FULL)
        found[f"mail {engine}"] = lambda e=engine: mail.drill(e, count=50)
    found["disk sqlite"] = lambda: starve.disk(seed=seed)
    return found


def perform(name: str, drill: Callable[[], list[str]]) -> tuple[float, list[str]]:
    """Seconds and breaches of one drill; one that could not run is a breach."""
    say(f"Drill: {name}")
    begun = time.monotonic()
    try:
        breaches = drill()
    except Failure as failure:
        breaches = [str(failure)]
    for breach in breaches:
        print(f"    {breach}", flush=True)
    return time.monotonic() - begun, breaches


def main() -> None:
    seed = int(os.environ.get("SEED", "") or time.time_ns() % 1_000_000)
    wanted = sys.argv[1:]
    say(f"Seed {seed}; repeat with SEED={seed}")
    chosen = {
        name: drill
        for name, drill in drills(seed).items()
        if not wanted or any(name.startswith(word) for word in wanted)
    }
    results = {name: perform(name, drill) for name, drill in chosen.items()}
    print("\nDrills")
    for name, (seconds, breaches) in results.items():
        print(f"  {'FAILED' if breaches else 'ok':<7}{seconds:6.0f} s  {name}")
    failed = sum(1 for _seconds, breaches in results.values() if breaches)
    print(f"\n{len(results) - failed} passed, {failed} failed", flush=True)
    raise SystemExit(int(failed > 0 or not results))


if __name__ == "__main__":
    guarded(main)
