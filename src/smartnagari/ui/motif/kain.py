"""The cloth: every nagari a lozenge that stands where the nagari lies. Ornament and equal-area map in one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .grid import lozenge, runs
from .wajik import RADIUS, draw, frame_of

STEP = RADIUS + 1
GROUND = runs(lozenge(RADIUS + 1))
"""The ground of one lozenge, drawn one ring larger so that no gap shows between neighbours."""
FRAME = runs(frame_of(""))


@dataclass(frozen=True)
class Cell:
    """One nagari on the cloth. ``zone`` is a class of colours, ``url`` may stay empty."""

    code: str
    k: int
    i: int
    j: int
    zone: str
    name: str = ""
    url: str = ""

    @property
    def x(self) -> int:
        return (self.i - self.j) * STEP

    @property
    def y(self) -> int:
        return (self.i + self.j) * STEP

    @property
    def field(self) -> str:
        """The thread inside the frame, as a path."""
        wajik = draw(self.code, self.k)
        return runs(wajik.thread - frame_of(self.code))

    @property
    def heart(self) -> str:
        return paths(self.code, self.k)[1]


@dataclass(frozen=True)
class Cloth:
    """Cells and the box around them, in grid units."""

    cells: tuple[Cell, ...]
    left: int
    top: int
    width: int
    height: int

    @property
    def box(self) -> str:
        return f"{self.left} {self.top} {self.width} {self.height}"


@lru_cache(maxsize=4096)
def paths(code: str, k: int) -> tuple[str, str]:
    """Thread and heart of a wajik as paths around (0, 0)."""
    wajik = draw(code, k)
    return runs(wajik.thread), runs(wajik.heart)


def cloth(cells: Iterable[Cell]) -> Cloth:
    """The whole cloth, row by row, in the box that holds it."""
    ordered = tuple(sorted(cells, key=lambda cell: (cell.y, cell.x)))
    reach = RADIUS + 1
    left = min((cell.x for cell in ordered), default=0) - reach
    top = min((cell.y for cell in ordered), default=0) - reach
    right = max((cell.x for cell in ordered), default=0) + reach + 1
    bottom = max((cell.y for cell in ordered), default=0) + reach + 1
    return Cloth(ordered, left, top, right - left, bottom - top)


def zoomed(cells: Sequence[Cell], *, code: str, width: int, height: int, at: tuple[float, float]) -> Cloth:
    """The piece of cloth of this size, in cells, in which this nagari stands at ``at`` (shares of the size).

    The cloth runs out over the top and the right; at the left and below it ends in whole lozenges, so that
    nothing looks torn off. A nagari that has no place on the cloth gives an empty piece.
    """
    own = next((cell for cell in cells if cell.code == code), None)
    if own is None:
        return Cloth((), 0, 0, width, height)
    left, top = own.x - round(width * at[0]), own.y - round(height * at[1])
    reach = RADIUS + 1
    seen = [
        cell
        for cell in cells
        if left + reach <= cell.x < left + width + reach and top - reach < cell.y <= top + height - reach
    ]
    return Cloth(tuple(sorted(seen, key=lambda cell: (cell.y, cell.x))), left, top, width, height)
