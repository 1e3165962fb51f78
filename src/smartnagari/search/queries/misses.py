"""What was looked for in vain, for the communications office."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Max, QuerySet, Sum

from ..models import Miss

VIEW = "search.view_misses"
LEAST = 2
"""What was looked for once alone is not shown: it may be somebody's name."""


def missed_since(day: date) -> QuerySet[Miss, dict[str, Any]]:
    """Words without an answer since this day, what is looked for most first."""
    words = Miss.objects.filter(day__gte=day).values("words").order_by()
    counted = words.annotate(total=Sum("count"), last=Max("day")).filter(total__gte=LEAST)
    return counted.order_by("-total", "words")
