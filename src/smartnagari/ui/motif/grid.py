"""Cells on an integer grid, drawn as horizontal runs."""

from __future__ import annotations

from collections.abc import Iterable

Point = tuple[int, int]


def runs(cells: Iterable[Point]) -> str:
    """The cells as one SVG path, ``M x y h w v1 h-w z`` for each horizontal run."""
    path: list[str] = []
    start: int | None = None
    last: Point | None = None
    for x, y in sorted(cells, key=lambda cell: (cell[1], cell[0])):
        if last is None or start is None or y != last[1] or x != last[0] + 1:
            _close(path, start, last)
            start = x
        last = (x, y)
    _close(path, start, last)
    return "".join(path)


def _close(path: list[str], start: int | None, last: Point | None) -> None:
    if start is None or last is None:
        return
    width = last[0] - start + 1
    path.append(f"M{start} {last[1]}h{width}v1h-{width}z")


def lozenge(radius: int) -> frozenset[Point]:
    """All cells whose distance ``|x| + |y|`` from the centre is at most ``radius``."""
    return frozenset(
        (x, y) for y in range(-radius, radius + 1) for x in range(abs(y) - radius, radius - abs(y) + 1)
    )


def moved(cells: Iterable[Point], dx: int, dy: int) -> frozenset[Point]:
    return frozenset((x + dx, y + dy) for x, y in cells)
