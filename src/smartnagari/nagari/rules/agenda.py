"""When an event is over, and when a list of events changes by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta, tzinfo
from typing import Protocol, TypeVar


class Timed(Protocol):
    """Whatever is over at a moment."""

    @property
    def over_at(self) -> datetime: ...


T = TypeVar("T", bound=Timed)


def over_at(starts_at: datetime, ends_at: datetime | None, zone: tzinfo) -> datetime:
    """The moment at which an event is over: its end, or the end of the day on which it begins."""
    if ends_at is not None:
        return ends_at
    next_day = starts_at.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(next_day, time(0), tzinfo=zone)


def to_come(events: Iterable[T], now: datetime) -> list[T]:
    """The events that are not over yet, in the order given."""
    return [event for event in events if event.over_at > now]


def next_change(events: Sequence[Timed]) -> datetime | None:
    """The moment at which the first of these is over; ``None`` for none."""
    return min((event.over_at for event in events), default=None)
