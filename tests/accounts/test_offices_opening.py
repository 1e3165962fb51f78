"""When an office is open."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from smartnagari.accounts.rules.opening import Opening, opening
from smartnagari.kernel.clock import Hours, WorkCalendar

WIB = ZoneInfo("Asia/Jakarta")
WEEK = {day: Hours(time(8), time(16)) for day in range(4)} | {4: Hours(time(8), time(16, 30))}
CALENDAR = WorkCalendar(
    zone=WIB, days_off={date(2026, 5, 27): "Iduladha"}, years=frozenset({2026}), week=WEEK
)


@pytest.mark.parametrize(
    ("now", "is_open", "changes"),
    [
        ((2026, 5, 21, 7, 59), False, (2026, 5, 21, 8, 0)),
        ((2026, 5, 21, 8, 0), True, (2026, 5, 21, 16, 0)),
        ((2026, 5, 21, 16, 0), False, (2026, 5, 22, 8, 0)),
        ((2026, 5, 22, 16, 29), True, (2026, 5, 22, 16, 30)),
        ((2026, 5, 23, 10, 0), False, (2026, 5, 25, 8, 0)),
        ((2026, 5, 26, 18, 0), False, (2026, 5, 28, 8, 0)),
    ],
)
def test_opening_says_until_or_from_when(now, is_open, changes):
    assert opening(CALENDAR, datetime(*now, tzinfo=WIB)) == Opening(is_open, datetime(*changes, tzinfo=WIB))


def test_opening_promises_nothing_beyond_the_calendar():
    assert opening(CALENDAR, datetime(2026, 12, 31, 17, 0, tzinfo=WIB)) is None


def test_office_without_hours_has_no_opening():
    closed = WorkCalendar(zone=WIB, days_off={}, years=frozenset({2026}), week={})

    assert opening(closed, datetime(2026, 5, 21, 9, 0, tzinfo=WIB)) is None
