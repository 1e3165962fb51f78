"""When an office is open, in the terms in which people ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from smartnagari.kernel.clock import CalendarNotLoaded, WorkCalendar


@dataclass(frozen=True)
class Opening:
    """Whether an office is open at a moment, and until or from when; in the calendar's zone."""

    is_open: bool
    changes_at: datetime


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
