"""Prices: ``potential.price``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel import freshness
from smartnagari.publishing.public import ContentKind
from smartnagari.regions.public import Area, Confidence

from .. import pages, tags
from ..forms.price import PriceForm
from ..models import PriceNote
from ..presenters.words import commodity_word
from ..rules.numbers import typed_number
from ..terms import terms_of
from .parts import take

KEY = "potential.price"
TEXTS = ("commodity", "grade", "side", "place", "day", "price", "unit", "source")


def apply(row: PriceNote, cleaned: Mapping[str, Any], area: Area | None) -> None:
    take(row, cleaned, *TEXTS)
    told = cleaned["told"]
    row.area = area
    row.base_price = row.price / told.base
    row.family = told.family
    row.confidence = Confidence.LIKELY if row.source else Confidence.UNVERIFIED


def after(row: PriceNote, cleaned: Mapping[str, Any]) -> None:
    freshness.changed(*_touched(row))


def gone(row: PriceNote) -> None:
    freshness.changed(*_touched(row))


def _touched(row: PriceNote) -> set[str]:
    """The board of its commodity, and of the one that it is made of."""
    known = terms_of(row.tenant).commodities.get(row.commodity)
    keys = {row.commodity, known.made_of if known else ""} - {""}
    return {tags.about(key) for key in keys}


def url(row: PriceNote) -> str:
    """The board on which it stands, or the list of boards."""
    known = terms_of(row.tenant).commodities
    own = known.get(row.commodity)
    root = known.get(own.made_of) if own and own.made_of else own
    return (
        f"/potensi/komoditas/{root.key.replace('_', '-')}/" if root and root.board else "/potensi/komoditas/"
    )


def typed(row: PriceNote) -> dict[str, Any]:
    return {**{name: getattr(row, name) for name in TEXTS}, "price": typed_number(row.price)}


def preview(cleaned: Mapping[str, Any], area: Area | None) -> tuple[str, dict[str, Any]]:
    row = PriceNote(area=area)
    if area is not None:
        row.tenant = area.tenant
    apply(row, cleaned, area)
    return "potential/price.html", pages.price(row, terms_of(row.tenant), reverse("potential:boards"))


def line(cleaned: Mapping[str, Any]) -> str:
    """The line in lists; words of the package, for no regency is at hand."""
    return f"{commodity_word(cleaned['commodity'], terms_of(None))}, {date_format(cleaned['day'], 'j M Y')}"


PRICE = ContentKind(
    key=KEY,
    label=_("price"),
    plural=_("Prices"),
    help=_("What growers are paid, so that nobody sells too cheaply."),
    icon="receipt",
    group=_("Potential"),
    order=340,
    model=PriceNote,
    form=PriceForm,
    title=line,
    apply=apply,
    after=after,
    gone=gone,
    preview=preview,
    url=url,
    typed=typed,
)
