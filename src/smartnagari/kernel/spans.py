"""Spans of days: from the first to the last, both included (docs/decisions/0010)."""

from __future__ import annotations

from datetime import date

from django.db.models import Q


def holds_on(day: date) -> Q:
    """The condition that a row with ``valid_from`` and ``valid_to`` holds on this day.

    An unknown first day counts as long ago; without a last day it still goes on.
    """
    begun = Q(valid_from=None) | Q(valid_from__lte=day)
    return begun & (Q(valid_to=None) | Q(valid_to__gte=day))


def covers(day: date, *, first: date | None, last: date | None) -> bool:
    """Whether the span from ``first`` to ``last`` includes this day."""
    return (first is None or first <= day) and (last is None or day <= last)
