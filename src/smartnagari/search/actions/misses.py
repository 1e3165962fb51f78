"""Counting what people looked for in vain: words and a day, never who."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from smartnagari.kernel.tenancy import tenant_in_force

from ..models import Miss
from ..rules.discretion import countable

KEPT = timedelta(days=365)
MOST_PER_DAY = 2_000
"""Different words of one day that are kept: somebody who tries all words cannot fill the table."""


@transaction.atomic
def count_miss(text: str) -> bool:
    """Count these words for today; words that may hold a number of somebody's are not kept."""
    words = countable(text)
    if not words:
        return False
    today = timezone.localdate()
    if not _again(today, words) and Miss.objects.filter(day=today).count() < MOST_PER_DAY:
        _first(today, words)
    return True


def _again(day: date, words: str) -> bool:
    return bool(Miss.objects.filter(day=day, words=words).update(count=F("count") + 1))


def _first(day: date, words: str) -> None:
    Miss.objects.bulk_create([Miss(tenant_id=tenant_in_force(), day=day, words=words)], ignore_conflicts=True)


@transaction.atomic
def forget_old_misses(today: date) -> int:
    """Take away what is older than a year."""
    return int(Miss.objects.filter(day__lt=today - KEPT).delete()[0])
