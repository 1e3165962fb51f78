"""Waiting before the next attempt."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartnagari.spine.rules import LONGEST_RETRY, MAX_ATTEMPTS, in_short, retry_delay

jitters = st.floats(-1, 1, allow_nan=False)


@pytest.mark.parametrize(
    ("attempts", "seconds"), [(1, 2), (2, 8), (3, 32), (4, 128), (9, 28800), (99, 28800)]
)
def test_retry_waits_four_times_as_long_each_time(attempts, seconds):
    assert retry_delay(attempts) == timedelta(seconds=seconds)


def test_retry_before_any_attempt_is_a_mistake():
    with pytest.raises(ValueError, match="Nothing has been tried"):
        retry_delay(0)


@given(attempts=st.integers(1, 1000), jitter=jitters)
def test_retry_stays_within_a_fifth_of_its_plan(attempts, jitter):
    plan, wait = retry_delay(attempts), retry_delay(attempts, jitter=jitter)

    assert plan * 0.799 <= wait <= plan * 1.201
    assert timedelta(0) < wait <= LONGEST_RETRY * 1.2


def test_attempts_reach_over_a_night_without_the_partner():
    assert sum((retry_delay(n) for n in range(1, MAX_ATTEMPTS)), timedelta()) > timedelta(hours=10)


@given(st.text(st.characters(exclude_categories=()), max_size=600))
def test_error_is_kept_in_short_whatever_it_says(words):
    kept = in_short(ValueError(words))

    assert kept.startswith("ValueError: ")
    assert len(kept) <= 500
    assert "\x00" not in kept
    assert kept.encode()
