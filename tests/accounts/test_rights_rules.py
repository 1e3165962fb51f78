"""The 72-hour clock of data rights."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartnagari.accounts.rules.rights import ARTICLES, RightKind, Urgency, due_at, hours_left, urgency

WIB = ZoneInfo("Asia/Jakarta")
FRIDAY = datetime(2026, 5, 22, 16, 10, tzinfo=WIB)
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))


def test_friday_afternoon_is_due_on_monday_afternoon():
    assert due_at(FRIDAY) == datetime(2026, 5, 25, 16, 10, tzinfo=WIB)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (datetime(2026, 3, 19, 8, 0, tzinfo=WIB), datetime(2026, 3, 22, 8, 0, tzinfo=WIB)),
        (datetime(2026, 12, 30, 23, 59, tzinfo=WIB), datetime(2027, 1, 2, 23, 59, tzinfo=WIB)),
        (datetime(2028, 2, 27, 0, 0, tzinfo=WIB), datetime(2028, 3, 1, 0, 0, tzinfo=WIB)),
    ],
)
def test_holidays_and_year_ends_do_not_stop_the_clock(received, due):
    assert due_at(received) == due


@settings(max_examples=40)
@given(MOMENTS)
def test_deadline_is_always_72_hours_on(received):
    assert due_at(received) - received == timedelta(hours=72)


def test_deadline_needs_a_zone():
    with pytest.raises(ValueError, match="zone"):
        due_at(datetime(2026, 5, 22, 16, 10))


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        (0, Urgency.RUNNING),
        (47, Urgency.RUNNING),
        (48, Urgency.SOON),
        (72, Urgency.SOON),
        (73, Urgency.OVERDUE),
    ],
)
def test_urgency_grows_with_the_hours(hours, expected):
    assert urgency(due_at(FRIDAY), now=FRIDAY + timedelta(hours=hours)) == expected


def test_finished_request_presses_no_more():
    late = FRIDAY + timedelta(days=30)

    assert urgency(due_at(FRIDAY), now=late, finished=late) == Urgency.STOPPED


@pytest.mark.parametrize(("minutes", "left"), [(0, 72), (1, 71), (72 * 60, 0), (72 * 60 + 1, -1)])
def test_hours_left_are_full_hours(minutes, left):
    assert hours_left(due_at(FRIDAY), now=FRIDAY + timedelta(minutes=minutes)) == left


def test_every_right_names_its_article():
    assert set(ARTICLES) == set(RightKind)
