"""Working days of 2026: the worked cases, and what holds for any calendar."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.calendars import COLLECTIVE_LEAVE, DAYS_OFF, HOLIDAYS, WIB, YEAR_2026
from smartnagari.kernel.clock import CalendarNotLoaded, Hours, Pause

START = date(2026, 1, 2)
days = st.dates(START, date(2026, 9, 30))
counts = st.integers(0, 30)


def day(month: int, number: int) -> date:
    return date(2026, month, number)


def at(month: int, number: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, month, number, hour, minute, tzinfo=WIB)


def test_decree_of_2026_has_seventeen_holidays_and_eight_days_of_collective_leave():
    assert (len(HOLIDAYS), len(COLLECTIVE_LEAVE), len(DAYS_OFF)) == (17, 8, 25)


@pytest.mark.parametrize(
    ("complete", "count", "due"),
    [
        (day(3, 12), 5, day(3, 26)),
        (day(12, 21), 5, day(12, 30)),
        (day(3, 2), 28, day(4, 17)),
        (day(5, 12), 10, day(6, 2)),
        (day(5, 12), 0, day(5, 12)),
    ],
)
def test_due_day_of_the_worked_cases(complete, count, due):
    assert YEAR_2026.add_working_days(complete, count) == due
    assert YEAR_2026.due(datetime.combine(complete, time(10), WIB), count) == datetime.combine(
        due, YEAR_2026.week[due.weekday()].closes, WIB
    )


def test_days_counted_between_nyepi_and_idul_fitri():
    later = YEAR_2026.working_days_after(day(3, 12))

    assert [next(later) for _count in range(5)] == [day(3, n) for n in (13, 16, 17, 25, 26)]


RETURNED = Pause(since=day(5, 13), until=day(5, 20))


def test_clock_that_was_stopped_gives_the_worked_case():
    accepted = day(5, 11)

    assert [YEAR_2026.last_day(accepted, count, [RETURNED]) for count in range(6)] == [
        accepted,
        *(day(5, n) for n in (12, 21, 22, 25, 26)),
    ]
    assert ((day(5, 26) - accepted).days, (RETURNED.until - RETURNED.since).days) == (15, 7)


def test_nothing_is_due_while_the_clock_stands():
    standing = Pause(since=day(5, 13))

    assert YEAR_2026.last_day(day(5, 11), 5, [standing]) is None
    assert YEAR_2026.last_day(day(5, 11), 1, [standing]) == day(5, 12)


@pytest.mark.parametrize(
    ("moment", "received"),
    [
        (at(5, 12, 0, 1), day(5, 12)),
        (at(5, 12, 15, 59), day(5, 12)),
        (at(5, 12, 16), day(5, 13)),
        (at(5, 13, 17), day(5, 18)),
        (at(5, 22, 16, 29), day(5, 22)),
        (at(5, 22, 16, 30), day(5, 25)),
        (at(5, 16, 9), day(5, 18)),
        (datetime(2026, 5, 12, 8, 30, tzinfo=ZoneInfo("UTC")), day(5, 12)),
        (datetime(2026, 5, 12, 9, 30, tzinfo=ZoneInfo("UTC")), day(5, 13)),
        (datetime(2026, 5, 12, 20, 0, tzinfo=ZoneInfo("UTC")), day(5, 13)),
    ],
)
def test_what_comes_after_closing_or_on_a_day_off_is_received_on_the_next_working_day(moment, received):
    assert YEAR_2026.received_on(moment) == received


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (at(5, 12, 7, 29), False),
        (at(5, 12, 7, 30), True),
        (at(5, 12, 15, 59), True),
        (at(5, 12, 16), False),
        (at(5, 22, 16, 15), True),
        (at(5, 14, 10), False),
        (at(5, 16, 10), False),
    ],
)
def test_office_is_open_in_its_hours(moment, is_open):
    assert YEAR_2026.open_at(moment) is is_open


def test_hours_of_an_office_of_its_own_decide():
    saturday = replace(YEAR_2026, week={5: Hours(time(9), time(12))})

    assert saturday.open_at(at(5, 16, 11))
    assert saturday.due(at(5, 12, 9), 1) == at(5, 23, 12)


@pytest.mark.parametrize(
    "sum_beyond",
    [
        lambda c: c.add_working_days(day(12, 30), 3),
        lambda c: c.due(at(12, 31, 17), 1),
        lambda c: c.working_days_between(day(12, 1), date(2027, 1, 4)),
        lambda c: c.is_working_day(date(2025, 12, 31)),
        lambda c: c.last_day(day(12, 30), 3, []),
        lambda c: c.open_at(datetime(2027, 1, 4, 9, tzinfo=WIB)),
    ],
)
def test_sum_beyond_the_loaded_years_is_refused(sum_beyond):
    with pytest.raises(CalendarNotLoaded) as refusal:
        sum_beyond(YEAR_2026)

    assert refusal.value.facts["year"] in {2025, 2027}
    assert str(refusal.value.facts["year"]) in str(refusal.value)


@pytest.mark.parametrize("count", [-1, -30])
def test_days_are_not_counted_backwards(count):
    with pytest.raises(ValueError, match="forwards"):
        YEAR_2026.add_working_days(day(5, 12), count)
    with pytest.raises(ValueError, match="forwards"):
        YEAR_2026.last_day(day(5, 12), count, [])


@given(start=days, count=counts, more=days)
def test_further_holiday_never_advances_a_due_date(start, count, more):
    stricter = replace(YEAR_2026, days_off={**DAYS_OFF, more: "decree"})

    assert stricter.add_working_days(start, count) >= YEAR_2026.add_working_days(start, count)


@given(start=days, count=counts, wait=st.integers(0, 20))
def test_later_start_is_never_due_earlier(start, count, wait):
    later = start + timedelta(days=wait)

    assert YEAR_2026.add_working_days(later, count) >= YEAR_2026.add_working_days(start, count)


@given(start=days, count=counts)
def test_one_day_more_is_due_later(start, count):
    assert YEAR_2026.add_working_days(start, count + 1) > YEAR_2026.add_working_days(start, count)


@given(start=days, count=counts)
def test_counting_back_what_was_added_gives_the_same(start, count):
    assert YEAR_2026.working_days_between(start, YEAR_2026.add_working_days(start, count)) == count


@given(start=days, end=days)
def test_adding_what_lies_between_reaches_the_last_working_day_before(start, end):
    count = YEAR_2026.working_days_between(start, end)

    assert YEAR_2026.add_working_days(start, count) <= max(start, end)
    assert YEAR_2026.add_working_days(start, count + 1) > end


@given(start=days, count=counts, since=days, length=st.integers(0, 40))
def test_pause_never_advances_a_due_date(start, count, since, length):
    pause = Pause(since, since + timedelta(days=length))

    assert YEAR_2026.last_day(start, count, [pause]) >= YEAR_2026.last_day(start, count, [])


@given(start=days, count=counts)
def test_clock_without_a_pause_is_the_plain_one(start, count):
    assert YEAR_2026.last_day(start, count, []) == YEAR_2026.add_working_days(start, count)
