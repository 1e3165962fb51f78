"""From the command to the first answer: at most two seconds, and it does not grow with the data."""

from __future__ import annotations

from benchmarks.data import platform
from benchmarks.frame import Measurement, compare, timed

ROUNDS, LIMIT_SECONDS = 5, 2.0


def measure(engine: str, scale: int) -> list[Measurement]:
    with platform(engine, scale) as running:
        taken = []
        for _round in range(ROUNDS):
            taken.append(timed(lambda: running.start(worker=False)))
            running.stop()
        one_second = [1.0] * ROUNDS
        return [compare("start-up", taken, one_second, limit=LIMIT_SECONDS, scale=scale, engine=engine)]
