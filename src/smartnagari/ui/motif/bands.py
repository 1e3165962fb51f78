"""The all-over weave (tenun) and the hem of the cloth (tepi), each as one repeating tile."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from .grid import Point, runs
from .wajik import RADIUS, draw

PERIOD = 2 * (RADIUS + 1)
HEM = 2 * RADIUS + 7


@dataclass(frozen=True)
class Tile:
    """A repeating tile: its size in cells and one path per colour, on a ground that fills it."""

    width: int
    height: int
    thread: str
    heart: str


@lru_cache(maxsize=512)
def tenun(code: str, k: int = 0) -> Tile:
    """The weave of a nagari, all over: its wajik twice, the second shifted by half a period."""
    wajik = draw(code, k)
    return Tile(PERIOD, PERIOD, runs(_twice(wajik.thread)), runs(_twice(wajik.heart)))


@lru_cache(maxsize=512)
def tepi(code: str, k: int = 0) -> Tile:
    """The hem: full lines above and below, the wajik between, stepped teeth (pucuak rabuang) at the seam."""
    wajik = draw(code, k)
    centre = (RADIUS, RADIUS + 3)
    thread = {(x + centre[0], y + centre[1]) for x, y in wajik.thread}
    thread |= {(x, y) for x in range(PERIOD) for y in (0, HEM - 1)}
    for step in range(4):
        for distance in range(4 - step):
            columns = ((PERIOD - 1 + distance) % PERIOD, PERIOD - 1 - distance)
            thread |= {(x, y) for x in columns for y in (2 + step, HEM - 3 - step)}
    heart = {(x + centre[0], y + centre[1]) for x, y in wajik.heart}
    return Tile(PERIOD, HEM, runs(thread), runs(heart))


def _twice(cells: frozenset[Point]) -> set[Point]:
    return {
        ((x + RADIUS + shift) % PERIOD, (y + RADIUS + shift) % PERIOD)
        for x, y in cells
        for shift in (0, RADIUS + 1)
    }
