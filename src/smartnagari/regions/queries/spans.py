"""Spans of days as a condition on rows."""

from __future__ import annotations

from datetime import date

from django.db.models import Q


def holds_on(day: date) -> Q:
    """The condition that a row with ``valid_from`` and ``valid_to`` holds on this day (``kernel.spans``)."""
    begun = Q(valid_from=None) | Q(valid_from__lte=day)
    return begun & (Q(valid_to=None) | Q(valid_to__gte=day))
