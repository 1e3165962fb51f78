"""What every benchmark has in common: rounds, ratios, spread, the line in the table."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Measurement:
    """One budget: ``ratio`` is ours divided by the baseline and must not exceed ``limit``.

    ``spread`` is the widest round's distance from the median as a part of it: above a third the machine
    was busy with something else, and the figure says little.
    """

    name: str
    ratio: float
    limit: float
    ours: float
    baseline: float
    unit: str
    rounds: int
    spread: float
    scale: int
    engine: str = ""

    @property
    def kept(self) -> bool:
        return self.ratio <= self.limit

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "kept": self.kept}


def timed(work: Callable[[], object]) -> float:
    """Seconds that the work takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def alternate(*works: Callable[[], object], rounds: int = 5) -> list[list[float]]:
    """Seconds of each work in each round, the works in turn so that a busy moment hits all alike."""
    taken: list[list[float]] = [[] for _work in works]
    for _round in range(rounds):
        for work, seconds in zip(works, taken, strict=True):
            seconds.append(timed(work))
    return taken


def spread(values: Sequence[float]) -> float:
    """How far the widest round lies from the median, as a part of the median."""
    middle = median(values)
    return max(abs(value - middle) for value in values) / middle if middle else 0.0


def compare(
    name: str,
    ours: Sequence[float],
    baseline: Sequence[float],
    *,
    limit: float,
    unit: str = "s",
    scale: int = 1,
    engine: str = "",
) -> Measurement:
    """The measurement of these rounds: the ratio of the medians."""
    mine, base = median(ours), median(baseline)
    return Measurement(
        name=name,
        ratio=round(mine / base, 3) if base else float("inf"),
        limit=limit,
        ours=mine,
        baseline=base,
        unit=unit,
        rounds=len(ours),
        spread=round(max(spread(ours), spread(baseline)), 3),
        scale=scale,
        engine=engine,
    )


HEAD = f"{'benchmark':<42}{'engine':<12}{'scale':>6}{'ours':>12}{'baseline':>12}{'ratio':>8}{'limit':>8}"


def line(m: Measurement) -> str:
    """One of them as people read it."""
    mark = "" if m.kept else "  OVER"
    busy = "  (busy machine)" if m.spread > 0.34 else ""
    ours, base = f"{m.ours:.4g} {m.unit}", f"{m.baseline:.4g} {m.unit}"
    figures = f"{ours:>12}{base:>12}{m.ratio:>8.2f}{m.limit:>8.2f}"
    return f"{m.name:<42}{m.engine:<12}{m.scale:>6}{figures}{mark}{busy}"


def table(measurements: Sequence[Measurement]) -> str:
    """All of them."""
    return "\n".join([HEAD, "-" * len(HEAD), *map(line, measurements)])
