"""A price board: the newest price of each quality, how it moved, and the weeks behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from statistics import median

WEEKS = 12


@dataclass(frozen=True)
class Price:
    """One price as somebody told it."""

    grade: str
    side: str
    unit: str
    family: str
    price: int
    base: Decimal
    day: date
    place: str = ""
    sample: bool = False


@dataclass(frozen=True)
class Line:
    """A line of the board: the newest price, the one before it, and a figure for each week that has one."""

    newest: Price
    before: Price | None
    series: tuple[float, ...]
    places: int

    @property
    def direction(self) -> str:
        """``up``, ``down`` or ``flat`` against the week before; nothing where there is none."""
        if self.before is None:
            return ""
        difference = self.newest.base - self.before.base
        return "flat" if not difference else "up" if difference > 0 else "down"


def monday(day: date) -> date:
    """The first day of this day's week."""
    return day - timedelta(days=day.weekday())


def lines(prices: Iterable[Price], *, weeks: int = WEEKS) -> list[Line]:
    """One line for each quality, side and family of units, in the order of their names.

    Prices of one week are brought together as their median, so that one odd price moves nothing. A week
    without a price is left out and not invented.
    """
    groups: dict[tuple[str, str, str], list[Price]] = defaultdict(list)
    for each in prices:
        groups[each.grade, each.side, each.family].append(each)
    return [_line(sorted(group, key=lambda each: each.day), weeks) for _key, group in sorted(groups.items())]


def _line(group: Sequence[Price], weeks: int) -> Line:
    newest = group[-1]
    first = monday(newest.day) - timedelta(weeks=weeks - 1)
    by_week: dict[date, list[Price]] = defaultdict(list)
    for each in group:
        if each.day >= first:
            by_week[monday(each.day)].append(each)
    earlier = [each for each in group if monday(each.day) < monday(newest.day)]
    series = tuple(float(median(each.base for each in by_week[week])) for week in sorted(by_week))
    places = {each.place for each in by_week[monday(newest.day)]}
    return Line(newest, earlier[-1] if earlier else None, series, len(places))
