"""What the whole regency tells of one commodity: reports to add, prices, who makes it, who buys it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.errors import NotFound

from ..models import Enterprise, PotentialItem, PriceNote, ProducerGroup
from ..rules.keys import holding
from ..rules.prices import WEEKS, Price
from ..types import Commodity, Report, Terms
from .items import live_items


def commodity_of(slug: str, terms: Terms) -> Commodity:
    """The commodity with a board under this address; raises ``NotFound``."""
    found = terms.commodities.get(slug.replace("-", "_"))
    if found is None or not found.board:
        raise NotFound(_("There is no board for this commodity."))
    return found


def items_about(keys: Sequence[str]) -> list[PotentialItem]:
    """Every public entry about one of these commodities, by area."""
    return list(live_items().filter(commodity__in=keys).order_by("area__code", "title", "pk"))


def counts_of_commodities() -> dict[str, int]:
    """How many nagari tell something of each commodity."""
    rows = PotentialItem.objects.live().exclude(commodity="").order_by()
    counted = rows.values("commodity").annotate(number=Count("area_id", distinct=True))
    return {each["commodity"]: each["number"] for each in counted.order_by("commodity")}


def reports(items: Iterable[PotentialItem], column: str) -> list[Report]:
    """What these entries tell of one column: ``area_ha``, ``quantity`` or ``production``."""
    if column == "area_ha":
        told = ((each, each.area_ha, "area") for each in items)
    else:
        told = ((each, getattr(each, f"{column}_base"), getattr(each, f"{column}_family")) for each in items)
    return [
        Report(each.area_id, each.year, family, base)
        for each, base, family in told
        if base is not None and each.area_id is not None
    ]


def prices_of(keys: Sequence[str], *, today: date) -> dict[str, list[Price]]:
    """Prices of these commodities of the last weeks, and a little before, for what moved."""
    since = today - timedelta(weeks=WEEKS * 2)
    rows = PriceNote.objects.live().filter(commodity__in=keys, day__gte=since, day__lte=today)
    found: dict[str, list[Price]] = {}
    for row in rows.select_related("area").order_by("day", "pk"):
        found.setdefault(row.commodity, []).append(price_of(row))
    return found


def price_of(row: PriceNote) -> Price:
    """A price as the board takes it."""
    return Price(
        grade=row.grade,
        side=row.side,
        unit=row.unit,
        family=row.family,
        price=row.price,
        base=row.base_price,
        day=row.day,
        place=row.place or (row.area.name if row.area else ""),
        sample=row.is_sample,
    )


def groups_about(key: str) -> QuerySet[ProducerGroup]:
    """The public groups that work with this commodity."""
    rows = ProducerGroup.objects.live().filter(commodities__contains=holding(key))
    return rows.select_related("area__parent").order_by("name", "pk")


def enterprises_about(key: str, made: Sequence[str]) -> tuple[list[Enterprise], list[Enterprise]]:
    """The public enterprises that make something of it, and those that buy it from growers."""
    rows = Enterprise.objects.live().select_related("area__parent").order_by("name", "pk")
    found = list(rows.filter(commodity__in=[key, *made]) | rows.filter(buys__contains=holding(key)))
    makers = [each for each in found if each.commodity in {key, *made}]
    return makers, [each for each in found if holding(key) in each.buys]
