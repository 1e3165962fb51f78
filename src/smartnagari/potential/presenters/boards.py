"""A commodity over the whole regency: sums that say what is missing, prices, who makes and buys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from smartnagari.kernel.money import Rupiah
from smartnagari.regions.public import Area

from ..models import PotentialItem
from ..queries.boards import reports
from ..rules.ages import year_is_old
from ..rules.prices import Line, Price, lines
from ..rules.sums import fullest, silent, sums
from ..types import Commodity, Sum, Terms
from . import words
from .items import ItemRow, item_row

FIGURES = ("area_ha", "quantity", "production")
DIRECTIONS = {"up": "arrow-up-right", "down": "arrow-down-right", "flat": "arrow-right"}


@dataclass(frozen=True)
class Total:
    """A figure of the regency: of which year, from how many nagari, and how many have not told it."""

    name: str
    value: str
    unit: str
    as_of: str
    freshness: str
    missing: str
    rest: tuple[str, ...]


def totals(items: Sequence[PotentialItem], areas: Sequence[Area], terms: Terms) -> list[Total]:
    """The three sums of a commodity; one that nobody tells says so and is no zero."""
    named = {
        "area_ha": gettext("Area"),
        "quantity": gettext("What stands there"),
        "production": gettext("Yield a year"),
    }
    return [_total(named[column], sums(reports(items, column)), areas, terms) for column in FIGURES]


def _total(name: str, found: list[Sum], areas: Sequence[Area], terms: Terms) -> Total:
    best = fullest(found)
    missing = len(silent((area.pk for area in areas), best))
    told = ngettext("%(number)s nagari has not reported", "%(number)s nagari have not reported", missing)
    gap = told % {"number": words.number(missing)} if missing else ""
    if best is None:
        return Total(name, "", "", gettext("nobody has told it yet"), "never", gap, ())
    value, unit = words.base_amount(best.base, best.family, terms)
    old = year_is_old(best.year, today=timezone.localdate(), stale_after_months=terms.stale_after_months)
    from_areas = ngettext("of %(year)s, from %(number)s nagari", "of %(year)s, from %(number)s nagari", 1)
    as_of = from_areas % {"year": best.year, "number": len(best.areas)}
    rest = tuple(_rest(each, terms) for each in found if each is not best)
    return Total(name, value, unit, as_of, "stale" if old else "fresh", gap, rest)


def _rest(found: Sum, terms: Terms) -> str:
    """A sum of another year or family, which must not be added to the first."""
    value, unit = words.base_amount(found.base, found.family, terms)
    return gettext("%(year)s: %(value)s %(unit)s from %(number)s nagari") % {
        "year": found.year,
        "value": value,
        "unit": unit,
        "number": len(found.areas),
    }


@dataclass(frozen=True)
class PriceLine:
    """A line of the price board."""

    commodity: str
    grade: str
    side: str
    price: str
    unit: str
    day: str
    place: str
    old: bool
    direction: str
    icon: str
    change: str
    series: tuple[float, ...]
    sample: bool


def price_lines(prices: dict[str, list[Price]], terms: Terms, *, today: date) -> list[PriceLine]:
    """Every line of these commodities, the board's own first."""
    return [
        _price_line(words.commodity_word(key, terms), line, terms, today)
        for key, told in prices.items()
        for line in lines(told)
    ]


def _price_line(commodity: str, line: Line, terms: Terms, today: date) -> PriceLine:
    newest = line.newest
    old = newest.day < today - timedelta(days=terms.price_old_after_days)
    return PriceLine(
        commodity=commodity,
        grade=newest.grade,
        side=words.option("market_sides", newest.side, terms),
        price=str(Rupiah(newest.price)),
        unit=words.unit_word(newest.unit, terms),
        day=date_format(newest.day, "j F Y"),
        place=newest.place,
        old=old,
        direction="" if old else line.direction,
        icon=DIRECTIONS.get("" if old else line.direction, ""),
        change="" if old else _change(line),
        series=line.series if len(line.series) > 1 else (),
        sample=newest.sample,
    )


def _change(line: Line) -> str:
    if line.before is None:
        return ""
    if line.direction == "flat":
        return gettext("the same as before")
    share = abs(line.newest.base - line.before.base) / line.before.base * 100
    told = gettext("%(share)s%% up") if line.direction == "up" else gettext("%(share)s%% down")
    return told % {"share": words.number(share, 1)}


@dataclass(frozen=True)
class Part:
    """A part of the palm and what is made of it, with who makes it."""

    name: str
    products: tuple[tuple[str, tuple[ItemRow, ...]], ...]


def parts_of(key: str, items: Sequence[PotentialItem], terms: Terms) -> list[Part]:
    """What is made of this commodity, part by part; a product that nobody makes here yet stands too."""
    by_commodity: dict[str, list[ItemRow]] = {}
    for item in items:
        by_commodity.setdefault(item.commodity, []).append(item_row(item, terms))
    found: dict[str, list[tuple[str, tuple[ItemRow, ...]]]] = {}
    for product in terms.products_of(key):
        rows = tuple(by_commodity.get(product.key, ()))
        found.setdefault(product.part, []).append((product.named(words.here()), rows))
    return [Part(words.option("parts", part, terms), tuple(made)) for part, made in found.items()]


def reporting(items: Sequence[PotentialItem], areas: Sequence[Area]) -> tuple[int, list[Area]]:
    """How many nagari tell anything of it, and those that tell nothing."""
    told = {item.area_id for item in items}
    quiet = [area for area in areas if area.pk not in told]
    return len(areas) - len(quiet), quiet


def board_rows(counts: dict[str, int], terms: Terms) -> list[dict[str, Any]]:
    """The boards of the regency, with how many nagari tell something."""
    return [_board_row(each, counts, terms) for each in terms.boards]


def _board_row(commodity: Commodity, counts: dict[str, int], terms: Terms) -> dict[str, Any]:
    number = counts.get(commodity.key, 0)
    told = ngettext("%(number)s nagari", "%(number)s nagari", number) % {"number": number}
    return {
        "key": commodity.key.replace("_", "-"),
        "name": commodity.named(words.here()),
        "sector": words.sector_word(commodity.sector, terms),
        "icon": words.sector_icon(commodity.sector, terms),
        "note": told if number else gettext("no nagari has told it yet"),
        "number": number,
    }
