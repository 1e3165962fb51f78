"""Amounts, places, seasons and ages in the words of the page's language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.dates import MONTHS, MONTHS_3
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from smartnagari.kernel.money import Rupiah

from ..rules.ages import age_of, turns_old
from ..rules.numbers import write_number
from ..rules.seasons import spans_of
from ..rules.units import from_base, shown_unit
from ..types import Age, Terms


def here() -> str:
    """The language of the page that is made."""
    return (get_language() or "id")[:2]


def number(value: Decimal | int, places: int = 2) -> str:
    return write_number(value, most_places=places, language=here())


def unit_word(unit: str, terms: Terms) -> str:
    """The word of a unit; one that the regency has taken away speaks for itself."""
    known = terms.units.get(unit)
    return known.named(here()) if known else unit


def amount(value: Decimal | None, unit: str, terms: Terms) -> str:
    """``1.250 ton``; nothing for nothing."""
    return "" if value is None else f"{number(value)} {unit_word(unit, terms)}"


def base_amount(base: Decimal, family: str, terms: Terms) -> tuple[str, str]:
    """A sum as people read it: number and unit."""
    unit = shown_unit(base, family, terms.units)
    if unit is None:
        return number(base), family
    return number(from_base(base, unit), 1), unit.named(here())


def option(of: str, key: str, terms: Terms) -> str:
    return terms.option(of, key, here()) if key else ""


def sector_word(key: str, terms: Terms) -> str:
    known = terms.sectors.get(key)
    return known.named(here()) if known else key


def sector_icon(key: str, terms: Terms) -> str:
    known = terms.sectors.get(key)
    return known.icon if known else "package"


def commodity_word(key: str, terms: Terms) -> str:
    known = terms.commodities.get(key)
    return known.named(here()) if known else key


def place_of(area: Any) -> str:
    """``Koto Baru, Kecamatan Padang Sago``: the district tells namesakes apart."""
    if area is None:
        return gettext("The whole regency")
    if area.parent is None:
        return str(area.name)
    return gettext("%(village)s, %(district)s District") % {
        "village": area.name,
        "district": area.parent.name,
    }


def season_words(months: Iterable[int]) -> str:
    """``Juni sampai Agustus, Desember``; the whole year in two words."""
    chosen = tuple(months)
    if len(chosen) == 12:
        return gettext("all year")
    spans = [
        str(MONTHS[first])
        if first == last
        else gettext("%(first)s to %(last)s") % {"first": MONTHS[first], "last": MONTHS[last]}
        for first, last in spans_of(chosen)
    ]
    return ", ".join(spans)


def twelve(months: Iterable[int]) -> list[dict[str, Any]]:
    """Every month with its short and its full name, and whether it is in season."""
    chosen = set(months)
    return [
        {"short": str(MONTHS_3[n]).title()[:3], "full": str(MONTHS[n]), "on": n in chosen}
        for n in range(1, 13)
    ]


def price_words(low: int | None, high: int | None, unit: str, terms: Terms) -> str:
    """``Rp2.500 sampai Rp3.000 per kg``."""
    if low is None or high is None:
        return ""
    told = str(Rupiah(low))
    if high != low:
        told = gettext("%(low)s to %(high)s") % {"low": told, "high": Rupiah(high)}
    return gettext("%(price)s per %(unit)s") % {"price": told, "unit": unit_word(unit, terms)}


def age_today(verified_on: date | None, terms: Terms) -> Age:
    return age_of(verified_on, today=timezone.localdate(), stale_after_months=terms.stale_after_months)


def age_words(age: Age) -> str:
    """Said plainly: verified when, and whether that is long ago."""
    if age.on is None:
        return gettext("Not verified yet")
    if age.old:
        return gettext("Verified %(year)s, long ago") % {"year": age.on.year}
    return gettext("Verified %(month)s") % {"month": date_format(age.on, "F Y")}


def age_changes(verified_on: date | None, terms: Terms) -> datetime | None:
    """The moment at which these words change by themselves, if it lies ahead."""
    if verified_on is None:
        return None
    day = turns_old(verified_on, stale_after_months=terms.stale_after_months)
    return midnight(day) if day > timezone.localdate() else None


def midnight(day: date) -> datetime:
    """The first moment of a day where the regency lies."""
    return timezone.make_aware(datetime.combine(day, time()))


def next_monday(day: date) -> datetime:
    return midnight(day + timedelta(days=7 - day.weekday()))
