"""The registers of numbers, and the proof that nothing is missing from them."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F, Max, QuerySet, Window
from django.db.models.functions import Lag

from ..models import NumberSeries, SeriesNumber
from ..states import NumberState
from ..types import Gap, NumberEntry


def number_register(series: str, *, after: int = 0, limit: int = 500) -> list[NumberEntry]:
    """A page of the register, in the order of the numbers, beginning after the number ``after``."""
    return _entries(SeriesNumber.objects.filter(series__key=series, n__gt=after).order_by("n")[:limit])


def numbers_left_open(*, before: datetime, limit: int = 500) -> list[NumberEntry]:
    """Numbers reserved before this moment that were neither issued nor made void: somebody has to look."""
    waiting = SeriesNumber.objects.filter(state=NumberState.RESERVED, at__lt=before)
    return _entries(waiting.order_by("at", "id")[:limit])


def _entries(numbers: QuerySet[SeriesNumber]) -> list[NumberEntry]:
    columns = ("n", "state", "subject", "reason", "at", "settled_at")
    return [NumberEntry(*row) for row in numbers.values_list(*columns)]


def unaccounted_numbers(series: str) -> list[Gap]:
    """The numbers from 1 to the last given that do not stand in the register; empty when all is well."""
    numbers = SeriesNumber.objects.filter(series__key=series)
    steps = numbers.annotate(before=Window(Lag("n", default=0), order_by="n"))
    jumps = steps.filter(n__gt=F("before") + 1).order_by("n").values_list("before", "n")
    gaps = [Gap(first=before + 1, last=n - 1) for before, n in jumps]
    last = NumberSeries.objects.filter(key=series).aggregate(last=Max("last"))["last"] or 0
    highest = numbers.aggregate(highest=Max("n"))["highest"] or 0
    if highest < last:
        gaps.append(Gap(first=highest + 1, last=last))
    return gaps
