"""Spans of days, both ends included."""

from datetime import date

import pytest

from factories.regions import VillageFactory
from smartnagari.kernel.spans import covers
from smartnagari.regions.models import Area
from smartnagari.regions.public import holds_on

FIRST, LAST = date(2026, 3, 1), date(2026, 3, 31)


@pytest.mark.parametrize(
    ("first", "last", "day", "holds"),
    [
        (FIRST, LAST, date(2026, 2, 28), False),
        (FIRST, LAST, FIRST, True),
        (FIRST, LAST, LAST, True),
        (FIRST, LAST, date(2026, 4, 1), False),
        (FIRST, FIRST, FIRST, True),
        (LAST, FIRST, FIRST, False),
        (None, LAST, date(1945, 8, 17), True),
        (FIRST, None, date(2099, 12, 31), True),
    ],
)
def test_span_includes_its_first_and_its_last_day(tenant, first, last, day, holds):
    status = Area.Status.ABOLISHED if last else Area.Status.DEFINITIVE
    area = VillageFactory(valid_from=first, valid_to=last, status=status)

    assert covers(day, first=first, last=last) is holds
    assert Area.objects.filter(holds_on(day), pk=area.pk).exists() is holds
