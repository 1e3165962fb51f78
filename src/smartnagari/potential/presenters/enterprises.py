"""Enterprises and groups as lines and pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from smartnagari.kernel.money import Rupiah
from smartnagari.ui.types import Fact

from ..models import Enterprise, EnterpriseProduct, ProducerGroup
from ..rules.links import market_of
from ..types import Terms
from . import words


@dataclass(frozen=True)
class Line:
    """A line of a ruled list: the whole row is the link."""

    title: str
    url: str
    note: str
    icon: str
    place: str
    sample: bool


def enterprise_line(row: Enterprise, terms: Terms) -> Line:
    kind = words.option("enterprises", row.kind, terms)
    return Line(
        row.name,
        reverse("potential:enterprise", args=[row.slug]),
        f"{kind} · {row.summary}",
        words.sector_icon(row.sector, terms),
        words.place_of(row.area),
        row.is_sample,
    )


def group_line(row: ProducerGroup, terms: Terms) -> Line:
    told = [words.option("groups", row.kind, terms)]
    if row.members is not None:
        told.append(gettext("%(number)s members") % {"number": words.number(row.members)})
    return Line(
        row.name,
        reverse("potential:group", args=[row.slug]),
        " · ".join(told),
        "users-three",
        words.place_of(row.area),
        row.is_sample,
    )


def product_price(product: EnterpriseProduct) -> str:
    """``Rp25.000 per botol 250 ml``, or that one has to ask."""
    if product.price is None:
        return gettext("ask for the price")
    price = str(Rupiah(product.price))
    return gettext("%(price)s per %(unit)s") % {"price": price, "unit": product.per} if product.per else price


def enterprise_facts(row: Enterprise, terms: Terms) -> list[Fact]:
    buys = ", ".join(words.commodity_word(key, terms) for key in row.buys.split(",") if key)
    told = [
        Fact(gettext("Kind"), words.option("enterprises", row.kind, terms)),
        Fact(gettext("Sector"), words.sector_word(row.sector, terms)),
        Fact(gettext("Buys from growers"), buys),
        Fact(gettext("Works since"), str(row.since or "")),
        Fact(gettext("People at work"), words.option("workers", row.workers, terms)),
        Fact(gettext("Business number (NIB)"), row.nib),
        Fact(gettext("Food permit (PIRT)"), row.pirt),
        Fact(gettext("Halal certificate"), row.halal),
    ]
    return [fact for fact in told if fact.value]


def group_facts(row: ProducerGroup, terms: Terms) -> list[Fact]:
    works = ", ".join(words.commodity_word(key, terms) for key in row.commodity_keys)
    women = "" if row.women is None else words.number(row.women)
    told = [
        Fact(gettext("Kind"), words.option("groups", row.kind, terms)),
        Fact(gettext("Works with"), works),
        Fact(gettext("Members"), "" if row.members is None else words.number(row.members), _of(row.year)),
        Fact(gettext("Women among them"), women),
        Fact(gettext("Works since"), str(row.since or "")),
    ]
    return [fact for fact in told if fact.value]


def _of(year: int | None) -> str:
    return gettext("of %(year)s") % {"year": year} if year else ""


def market_links(row: Enterprise) -> list[dict[str, Any]]:
    """Where it sells besides, by the name of the market place; an address that is not known is left out."""
    found = [{"name": market_of(url), "url": url} for url in row.links]
    return [each for each in found if each["name"]]
