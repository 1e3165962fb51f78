"""The legal clock as marks on a thread: which days are drawn, and how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

MOST_DAYS = 7


@dataclass(frozen=True)
class Pause:
    """A stretch in which the law's clock stood still, drawn after the last day not later than ``since``."""

    since: date
    text: Any


@dataclass(frozen=True)
class Mark:
    """A day, the thread between two days, a pause, or a number of days left out."""

    kind: Literal["day", "link", "slack", "more"]
    day: date | None = None
    state: str = ""
    today: bool = False
    text: Any = ""
    count: int = 0


def marks(days: Sequence[date], today: date, pause: Pause | None = None) -> list[Mark]:
    """The thread of a legal deadline: ``days`` are day 0 (or 1) to the last, in order.

    More than seven: the first, today, the last three, and a number for the rest.
    """
    shown = _shown(days, today)
    drawn: list[Mark] = []
    before: date | None = None
    for day in shown:
        if before is not None:
            drawn.append(_between(days, before, day, pause))
        drawn.append(Mark("day", day=day, state=_state(day, days[-1], today), today=day == today))
        before = day
    return drawn


def _shown(days: Sequence[date], today: date) -> list[date]:
    if len(days) <= MOST_DAYS:
        return list(days)
    kept = {days[0], *days[-3:]} | ({today} & set(days))
    return [day for day in days if day in kept]


def _between(days: Sequence[date], before: date, day: date, pause: Pause | None) -> Mark:
    if pause is not None and before <= pause.since < day:
        return Mark("slack", text=pause.text)
    left_out = days.index(day) - days.index(before) - 1
    return Mark("more", count=left_out) if left_out else Mark("link")


def _state(day: date, last: date, today: date) -> str:
    if day == today:
        return "working"
    if day == last:
        return "late" if today > last else "last"
    return "done" if day < today else "empty"
