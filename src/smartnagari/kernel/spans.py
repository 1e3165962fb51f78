"""Spans of days: from the first to the last, both included (docs/decisions/0010)."""

from __future__ import annotations

from datetime import date


def covers(day: date, *, first: date | None, last: date | None) -> bool:
    """Whether the span from ``first`` to ``last`` includes this day.

    An unknown first day counts as long ago; without a last day it still goes on.
    """
    return (first is None or first <= day) and (last is None or day <= last)
