"""Cursors of lists for machines."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartnagari.kernel.changes import FIRST_YEAR, LAST_YEAR, aware, cursor_of, read_cursor
from smartnagari.kernel.errors import Invalid

MOMENTS = st.datetimes(datetime(FIRST_YEAR, 1, 1), datetime(LAST_YEAR, 12, 31), timezones=st.just(UTC))


@given(MOMENTS, st.uuids())
def test_cursor_reads_back_as_it_was_written(moment, key):
    assert read_cursor(cursor_of(moment, key)) == (moment, key)


@pytest.mark.parametrize(
    "text", ["", "x", "!!!!", "MjAyNg", "Ʌ", "a" * 500, cursor_of(datetime(2026, 5, 21, tzinfo=UTC), "k")]
)
def test_cursor_of_somebody_else_is_refused(text):
    with pytest.raises(Invalid):
        read_cursor(text)


def test_moment_without_a_zone_counts_as_utc():
    assert aware(datetime(2026, 5, 21, 8)) == datetime(2026, 5, 21, 8, tzinfo=UTC)


def test_cursor_keeps_the_moment_of_another_zone():
    from zoneinfo import ZoneInfo

    moment = datetime(2026, 5, 21, 8, tzinfo=ZoneInfo("Asia/Jakarta"))
    key = UUID(int=7)

    assert read_cursor(cursor_of(moment, key))[0] - moment == timedelta(0)
