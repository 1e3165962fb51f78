"""Working days and office hours as plain arithmetic over a calendar that is handed in.

Rules (Indonesian practice, UU 30/2014 and SKB of three ministers as data): the day of receipt is day 0;
day 1 is the next working day; the answer is due at the end of office hours of day n. What arrives after
closing or on a day off is received on the next working day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from .errors import DomainError


class CalendarNotLoaded(DomainError):
    """The calendar has no decree for a year that the sum needs; guessing would move a legal deadline."""

    code, status = "calendar-not-loaded", 409


@dataclass(frozen=True)
class Hours:
    """Opening and closing of one weekday, local time."""

    opens: time
    closes: time


WEEK = {day: Hours(time(7, 30), time(16, 0)) for day in range(4)} | {4: Hours(time(7, 30), time(16, 30))}
"""Monday to Friday; 37.5 hours without breaks (Perpres 21/2023). Tenants and offices override it."""


@dataclass(frozen=True)
class Pause:
    """Days on which a clock stands: from the day a file was handed back until the day it came back.

    Neither day is counted (the day of return is not consumed, the day it comes back is a day 0).
    ``until`` is ``None`` as long as the clock still stands.
    """

    since: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class WorkCalendar:
    """The days off of the loaded years, the office week and its zone.

    ``days_off`` maps a date to why (holiday, collective leave, local closure).
    """

    zone: ZoneInfo
    days_off: Mapping[date, str]
    years: frozenset[int]
    week: Mapping[int, Hours] = field(default_factory=lambda: WEEK)

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on this day; raises ``CalendarNotLoaded`` for a year without a decree."""
        if day.year not in self.years:
            raise CalendarNotLoaded(
                _("The holidays of %(year)s have not been entered yet.") % {"year": day.year}, year=day.year
            )
        return day.weekday() in self.week and day not in self.days_off

    def working_days_after(self, day: date) -> Iterator[date]:
        """The working days after this one, without end (until the calendar has none)."""
        while True:
            day += timedelta(days=1)
            if self.is_working_day(day):
                yield day

    def next_working_day(self, day: date) -> date:
        """The first working day after this one."""
        return next(self.working_days_after(day))

    def add_working_days(self, day: date, count: int) -> date:
        """Working day number ``count`` when ``day`` is day 0; ``count`` 0 gives ``day`` itself."""
        if count < 0:
            raise ValueError("Working days are counted forwards.")
        later = self.working_days_after(day)
        for _step in range(count):
            day = next(later)
        return day

    def last_day(self, day: date, count: int, pauses: Sequence[Pause]) -> date | None:
        """Working day number ``count`` after day 0 with the days of these pauses left out.

        ``None`` while a pause that began before that day has not ended: then nothing is due.
        """
        if count < 0:
            raise ValueError("Working days are counted forwards.")
        later = self.working_days_after(day)
        while count:
            day = next(later)
            covering = [pause for pause in pauses if pause.covers(day)]
            if any(pause.until is None for pause in covering):
                return None
            count -= not covering
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """Working days after ``start`` up to and including ``end``; 0 when ``end`` is not later."""
        count, day = 0, start
        while day < end:
            day += timedelta(days=1)
            count += self.is_working_day(day)
        return count

    def received_on(self, moment: datetime) -> date:
        """The working day on which something that arrived at this moment counts as received."""
        local = moment.astimezone(self.zone)
        day = local.date()
        if self.is_working_day(day) and local.time() < self.week[day.weekday()].closes:
            return day
        return self.next_working_day(day)

    def closing(self, day: date) -> datetime:
        """The end of office hours of this day, in the calendar's zone."""
        return datetime.combine(day, self.week[day.weekday()].closes, tzinfo=self.zone)

    def due(self, received: datetime, count: int) -> datetime:
        """When the answer to something received at this moment is due, ``count`` working days on."""
        return self.closing(self.add_working_days(self.received_on(received), count))

    def open_at(self, moment: datetime) -> bool:
        """Whether an office with these hours is open at this moment."""
        local = moment.astimezone(self.zone)
        if not self.is_working_day(local.date()):
            return False
        hours = self.week[local.weekday()]
        return hours.opens <= local.time() < hours.closes
