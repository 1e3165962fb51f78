"""An entry as a line of a list and as a page of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from smartnagari.kernel.money import Rupiah
from smartnagari.ui.types import Fact

from ..models import PotentialItem
from ..rules.ages import year_is_old
from ..types import Terms
from . import words

TONES = {"idea": "plain", "running": "sea", "paused": "gold", "export": "green"}


@dataclass(frozen=True)
class ItemRow:
    """A line of a list: what, where, how much, in which state, how sure."""

    title: str
    url: str
    slug: str
    place: str
    line: str
    sector: str
    icon: str
    status: str
    shape: str
    tone: str
    age: str
    age_state: str
    sample: bool


def item_rows(items: Iterable[PotentialItem], terms: Terms) -> list[ItemRow]:
    return [item_row(item, terms) for item in items]


def item_row(item: PotentialItem, terms: Terms) -> ItemRow:
    age = words.age_today(item.verified_on, terms)
    status = terms.options["statuses"].get(item.status)
    return ItemRow(
        title=item.title,
        url=reverse("potential:item", args=[item.slug]),
        slug=item.slug,
        place=words.place_of(item.area),
        line=line_of(item, terms),
        sector=words.sector_word(item.sector, terms),
        icon=words.sector_icon(item.sector, terms),
        status=words.option("statuses", item.status, terms),
        shape=status.shape if status else "empty",
        tone=TONES.get(item.status, "plain"),
        age=words.age_words(age),
        age_state=age.state,
        sample=item.is_sample,
    )


def line_of(item: PotentialItem, terms: Terms) -> str:
    """``10 ha · 11 kelompok``: its first figures, else what it says of itself."""
    told = [
        words.amount(item.area_ha, "ha", terms),
        words.amount(item.quantity, item.quantity_unit, terms),
        _yearly(item, terms),
        producers_words(item, terms),
    ]
    return " · ".join(each for each in told if each) or item.summary


def _yearly(item: PotentialItem, terms: Terms) -> str:
    if item.production is None:
        return ""
    return gettext("%(amount)s a year") % {
        "amount": words.amount(item.production, item.production_unit, terms)
    }


def producers_words(item: PotentialItem, terms: Terms) -> str:
    if item.producers is None:
        return ""
    kind = words.option("producers", item.producers_kind, terms)
    return f"{words.number(item.producers)} {kind}".strip()


@dataclass(frozen=True)
class Shown:
    """A figure of an entry, with the year that it tells of; an old one says so."""

    name: str
    value: str
    unit: str
    as_of: str
    freshness: str


def figures_of(item: PotentialItem, terms: Terms) -> list[Shown]:
    """Its figures, at most three; none where nobody has told any."""
    if item.year is None:
        return []
    old = year_is_old(item.year, today=timezone.localdate(), stale_after_months=terms.stale_after_months)
    as_of = gettext("old figure, of %(year)s") if old else gettext("of %(year)s")
    told = [
        (gettext("Area"), item.area_ha, "ha"),
        (gettext("What stands there"), item.quantity, item.quantity_unit),
        (gettext("Yield a year"), item.production, item.production_unit),
    ]
    return [
        Shown(
            name=name,
            value=words.number(value),
            unit=words.unit_word(unit, terms),
            as_of=as_of % {"year": item.year},
            freshness="stale" if old else "fresh",
        )
        for name, value, unit in told
        if value is not None
    ]


def facts_of(item: PotentialItem, terms: Terms) -> list[Fact]:
    """What else is known, one answer under another."""
    made_of = words.commodity_word(item.commodity, terms) if item.commodity else ""
    told = [
        Fact(gettext("Sector"), words.sector_word(item.sector, terms)),
        Fact(gettext("Commodity"), made_of),
        Fact(gettext("Sold as"), words.option("stages", item.stage, terms)),
        Fact(gettext("Producers"), producers_words(item, terms)),
        price_fact(item, terms),
        Fact(gettext("Where it is sold"), item.market),
        Fact(gettext("Investment wanted"), investment_words(item), item.investment_for),
    ]
    return [fact for fact in told if fact.value or fact.note]


def price_fact(item: PotentialItem, terms: Terms) -> Fact:
    price = words.price_words(item.price_low, item.price_high, item.price_unit, terms)
    if not price or item.price_on is None:
        return Fact(gettext("Price"), "")
    note = gettext("on %(day)s") % {"day": date_format(item.price_on, "j F Y")}
    return Fact(gettext("Price"), price, note)


def investment_words(item: PotentialItem) -> str:
    return "" if item.investment is None else str(Rupiah(item.investment))


def compared(items: list[PotentialItem], terms: Terms) -> list[dict[str, Any]]:
    """The same questions to each entry, side by side; a question that none answers is left out."""
    rows = [item_row(item, terms) for item in items]
    table = [
        (gettext("Where"), [row.place for row in rows]),
        (gettext("State"), [row.status for row in rows]),
        (gettext("Sector"), [row.sector for row in rows]),
        (gettext("Year of the figures"), [str(item.year or "") for item in items]),
        (gettext("Area"), [words.amount(item.area_ha, "ha", terms) for item in items]),
        (
            gettext("What stands there"),
            [words.amount(item.quantity, item.quantity_unit, terms) for item in items],
        ),
        (
            gettext("Yield a year"),
            [words.amount(item.production, item.production_unit, terms) for item in items],
        ),
        (gettext("Season"), [words.season_words(item.months) for item in items]),
        (gettext("Producers"), [producers_words(item, terms) for item in items]),
        (gettext("Price"), [str(price_fact(item, terms).value) for item in items]),
        (gettext("Where it is sold"), [item.market for item in items]),
        (gettext("Investment wanted"), [investment_words(item) for item in items]),
        (gettext("Verification"), [row.age for row in rows]),
        (gettext("Source"), [item.source for item in items]),
    ]
    return [{"label": label, "cells": cells} for label, cells in table if any(cells)]
