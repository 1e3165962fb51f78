"""Where each lozenge stands on the cloth: found once per tenant, stored as data, never on a request.

A diagonal grid is scaled and shifted until exactly as many of its cells lie inside the outline as there are
regions; then each region gets a cell so that the sum of squared distances between centroid and cell is least.
Of all grids that fit, the cheapest connected one is kept. Holes in the outline stay honest gaps.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf

Position = tuple[float, float]
Ring = Sequence[Position]


@dataclass(frozen=True)
class Place:
    """Coordinates of a cell along the two diagonals: x = (i - j) steps, y = (i + j) steps, y downwards."""

    i: int
    j: int


@dataclass(frozen=True)
class _Grid:
    step: float
    x: float
    y: float

    def position(self, place: Place) -> Position:
        return self.x + (place.i - place.j) * self.step, self.y - (place.i + place.j) * self.step


def lattice(
    outline: Sequence[Ring], centroids: Mapping[str, Position], *, tries: int = 12
) -> dict[str, Place]:
    """The place of each id on the cloth, centred on (0, 0).

    ``outline`` are the rings of the dissolved boundary (even-odd, so a ring inside a ring is a hole), in a
    plane whose units are alike in both directions, y upwards. Raises ``ValueError`` when no grid fits.
    """
    ids = sorted(centroids)
    best: tuple[float, dict[str, Place]] | None = None
    for grid, places in _candidates(outline, len(ids), tries):
        if not _connected(places):
            continue
        costs = [[_squared(centroids[key], grid.position(place)) for place in places] for key in ids]
        chosen = assign(costs)
        total = sum(costs[row][column] for row, column in enumerate(chosen)) / grid.step**2
        if best is None or total < best[0]:
            best = total, {key: places[column] for key, column in zip(ids, chosen, strict=True)}
    if best is None:
        raise ValueError("No connected grid of this many cells fits the outline; try more shifts.")
    return best[1]


def _candidates(outline: Sequence[Ring], count: int, tries: int) -> list[tuple[_Grid, list[Place]]]:
    """For each shift of the grid, the scale at which exactly ``count`` cells lie inside."""
    xs = [x for ring in outline for x, _y in ring]
    ys = [y for ring in outline for _x, y in ring]
    centre = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    size = max(max(xs) - min(xs), max(ys) - min(ys))
    found = []
    for shift in range(tries * tries):
        across, down = divmod(shift, tries)
        low, high = size / (4 * count), size
        for _halving in range(40):
            step = (low + high) / 2
            x, y = centre[0] + across * step / tries, centre[1] + down * step / tries
            grid = _Grid(step, x, y)
            places = _inside(outline, grid, size)
            if len(places) == count:
                found.append((grid, places))
                break
            low, high = (step, high) if len(places) > count else (low, step)
    return found


def _inside(outline: Sequence[Ring], grid: _Grid, size: float) -> list[Place]:
    reach = int(size / grid.step) + 2
    return [
        Place((a + b) // 2, (b - a) // 2)
        for a in range(-reach, reach + 1)
        for b in range(-reach, reach + 1)
        if (a + b) % 2 == 0 and _contains(outline, (grid.x + a * grid.step, grid.y - b * grid.step))
    ]


def _contains(outline: Sequence[Ring], point: Position) -> bool:
    px, py = point
    inside = False
    for ring in outline:
        for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (ay > py) != (by > py) and px < (bx - ax) * (py - ay) / (by - ay) + ax:
                inside = not inside
    return inside


def _connected(places: Sequence[Place]) -> bool:
    """Whether every lozenge touches the others along an edge, directly or through neighbours."""
    left = set(places)
    waiting = [left.pop()] if left else []
    while waiting:
        place = waiting.pop()
        for di, dj in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            neighbour = Place(place.i + di, place.j + dj)
            if neighbour in left:
                left.remove(neighbour)
                waiting.append(neighbour)
    return not left


def _squared(a: Position, b: Position) -> float:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2


def assign(costs: Sequence[Sequence[float]]) -> list[int]:
    """The column of each row with the least total cost (Hungarian method, square table)."""
    size = len(costs)
    row_price, column_price = [0.0] * (size + 1), [0.0] * (size + 1)
    row_of = [0] * (size + 1)
    for row in range(1, size + 1):
        _augment(costs, row, row_of, row_price, column_price)
    columns = [0] * size
    for column in range(1, size + 1):
        columns[row_of[column] - 1] = column - 1
    return columns


def _augment(
    costs: Sequence[Sequence[float]],
    row: int,
    row_of: list[int],
    row_price: list[float],
    column_price: list[float],
) -> None:
    """Bring one more row into the matching along the cheapest alternating path."""
    size = len(costs)
    row_of[0] = row
    least, came_from, used = [inf] * (size + 1), [0] * (size + 1), [False] * (size + 1)
    column = 0
    while row_of[column]:
        used[column] = True
        here, delta, nearest = row_of[column], inf, 0
        for other in range(1, size + 1):
            if used[other]:
                continue
            price = costs[here - 1][other - 1] - row_price[here] - column_price[other]
            if price < least[other]:
                least[other], came_from[other] = price, column
            if least[other] < delta:
                delta, nearest = least[other], other
        for other in range(size + 1):
            if used[other]:
                row_price[row_of[other]] += delta
                column_price[other] -= delta
            else:
                least[other] -= delta
        column = nearest
    while column:
        row_of[column] = row_of[came_from[column]]
        column = came_from[column]
