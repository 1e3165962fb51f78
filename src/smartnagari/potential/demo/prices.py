"""Twelve weeks of sample prices, kept in one statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid5

from django.utils import timezone

from smartnagari.regions.public import Area, Confidence, Tenant

from ..models import PriceNote
from ..rules.units import quantity
from ..terms import terms_of

WEEKS = 12
WAVE = (0, 2, -1, 3, 1, -2, 2, 4, 0, 3, -1, 0)
"""How far each week lies off the straight line, in hundredths."""


def mondays(weeks: int) -> list[date]:
    """The Mondays of the last weeks, the oldest first, this week's among them."""
    today = timezone.localdate()
    first = today - timedelta(days=today.weekday())
    return [first - timedelta(weeks=weeks - 1 - number) for number in range(weeks)]


def seed_prices(tenant: Tenant, areas: Mapping[str, Area], told: Sequence[Sequence[Any]]) -> None:
    """A price a week for each line; what is there already stays."""
    wanted = [note for line in told if line[4] in areas for note in _notes(tenant, areas[line[4]], line)]
    known = set(PriceNote.objects.filter(pk__in=[each.pk for each in wanted]).values_list("pk", flat=True))
    PriceNote.objects.bulk_create(each for each in wanted if each.pk not in known)


def _notes(tenant: Tenant, area: Area, line: Sequence[Any]) -> list[PriceNote]:
    commodity, grade, side, unit, _code, first, last = line
    worth = quantity(Decimal(1), unit, units=terms_of(tenant).units)
    found = []
    for number, day in enumerate(mondays(WEEKS)):
        straight = first + (last - first) * number / (WEEKS - 1)
        price = round(straight * (100 + WAVE[number]) / 100 / 50) * 50
        found.append(
            PriceNote(
                id=uuid5(area.pk, f"price:{commodity}:{grade}:{side}:{day}"),
                tenant=tenant,
                area=area,
                version=1,
                commodity=commodity,
                grade=grade,
                side=side,
                day=day,
                price=price,
                unit=unit,
                base_price=Decimal(price) / worth.base,
                family=worth.family,
                source="Data contoh untuk peragaan",
                confidence=Confidence.UNVERIFIED,
                is_sample=True,
            )
        )
    return found
