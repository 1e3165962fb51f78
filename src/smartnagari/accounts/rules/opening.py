"""When an office is open, in the terms in which people ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time

from smartnagari.kernel.clock import CalendarNotLoaded, Hours, WorkCalendar


@dataclass(frozen=True)
class Opening:
    """Whether an office is open at a moment, and until or from when; in the calendar's zone."""

    is_open: bool
    changes_at: datetime


@dataclass(frozen=True)
class Span:
    """Weekdays with the same hours: ``first`` to ``last``, 0 is Monday."""

    first: int
    last: int
    opens: time
    closes: time


def opening(calendar: WorkCalendar, moment: datetime) -> Opening | None:
    """The state of an office with this calendar and week at this moment.

    ``None`` when the calendar cannot say (a year without its decree): the page then shows the hours
    alone and promises nothing.
    """
    if not calendar.week:
        return None
    local = moment.astimezone(calendar.zone)
    try:
        if calendar.open_at(moment):
            return Opening(is_open=True, changes_at=calendar.closing(local.date()))
        day = local.date()
        if calendar.is_working_day(day) and local.time() < calendar.week[day.weekday()].opens:
            opens_on = day
        else:
            opens_on = calendar.next_working_day(day)
    except CalendarNotLoaded:
        return None
    opens = calendar.week[opens_on.weekday()].opens
    return Opening(is_open=False, changes_at=datetime.combine(opens_on, opens, tzinfo=calendar.zone))


def spans(week: Mapping[int, Hours]) -> tuple[Span, ...]:
    """Neighbouring weekdays with the same hours drawn together."""
    drawn: list[Span] = []
    for day, hours in sorted(week.items()):
        last = drawn[-1] if drawn else None
        if last and last.last == day - 1 and (last.opens, last.closes) == (hours.opens, hours.closes):
            drawn[-1] = Span(last.first, day, hours.opens, hours.closes)
        else:
            drawn.append(Span(day, day, hours.opens, hours.closes))
    return tuple(drawn)
