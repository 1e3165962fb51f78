"""Entries: ``potential.item``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel import findable
from smartnagari.publishing.public import ContentKind
from smartnagari.regions.public import Area, Confidence

from .. import pages, tags
from ..forms.item import ItemForm
from ..models import PotentialItem
from ..rules.seasons import mask_of
from ..terms import terms_of
from .parts import CONTACT, folded, forgotten, place, place_words, take, tell, typed_contact, typed_numbers

KEY = "potential.item"
TEXTS = (
    *("title", "sector", "commodity", "summary", "about", "status", "stage", "year", "area_ha"),
    *("producers", "price_low", "price_high", "price_unit", "price_on", "market"),
    *("opportunities", "constraints_met", "investment", "investment_for", "source"),
)
NUMBERS = ("area_ha", "quantity", "production", "producers", "price_low", "price_high", "investment")


def apply(row: PotentialItem, cleaned: Mapping[str, Any], area: Area | None) -> None:
    """The columns of an entry. A fact that changed takes the verification with it."""
    before = list(row.facts())
    take(row, cleaned, *TEXTS, *CONTACT)
    row.put_amount("quantity", cleaned.get("quantity_told"))
    row.put_amount("production", cleaned.get("production_told"))
    row.producers_kind = cleaned.get("producers_kind") or "" if row.producers is not None else ""
    row.season = mask_of(int(month) for month in cleaned.get("season") or ())
    row.latitude, row.longitude = cleaned.get("point") or (None, None)
    row.photos = [str(file.pk) for file in cleaned.get("photos") or ()]
    row.documents = [str(file.pk) for file in cleaned.get("documents") or ()]
    place(row, cleaned, area, row.title)
    row.folded = folded(area, row.title, row.summary, *_spellings(row))
    if row.version and list(row.facts()) != before:
        row.verified_on, row.verified_by = None, ""
    if row.verified_on is None:
        row.confidence = Confidence.LIKELY if row.source else Confidence.UNVERIFIED


def _spellings(row: PotentialItem) -> tuple[str, ...]:
    terms = terms_of(row.tenant)
    known = terms.commodities.get(row.commodity)
    sector = terms.sectors.get(row.sector)
    return (*(known.spellings if known else ()), *(sector.names.values() if sector else ()))


def after(row: PotentialItem, cleaned: Mapping[str, Any]) -> None:
    findable.put(found(row))
    tell(row, tags.ITEMS)


def gone(row: PotentialItem) -> None:
    forgotten(KEY, row, tags.ITEMS)


def found(row: PotentialItem) -> findable.Findable:
    """The entry as search finds it."""
    return findable.Findable(
        kind=KEY,
        key=str(row.pk),
        title=row.title,
        url=url(row),
        text=f"{row.summary} {row.market}".strip(),
        place=place_words(row.area),
        also=_spellings(row),
        weight=1 if row.verified_on else 0,
    )


def every() -> list[findable.Findable]:
    """All of them again, for a rebuild of the index."""
    rows = PotentialItem.objects.live().select_related("area__parent", "tenant").order_by("pk")
    return [found(row) for row in rows]


def url(row: PotentialItem) -> str:
    """Its path, without a language."""
    return f"/potensi/{row.slug}/"


def typed(row: PotentialItem) -> dict[str, Any]:
    """What somebody would have typed for this row."""
    values = {name: getattr(row, name) for name in TEXTS if name not in NUMBERS}
    point = "" if row.latitude is None else f"{row.latitude}, {row.longitude}"
    return {
        **values,
        **typed_numbers(row, NUMBERS),
        **typed_contact(row),
        "quantity_unit": row.quantity_unit,
        "production_unit": row.production_unit,
        "producers_kind": row.producers_kind,
        "season": [str(month) for month in row.months],
        "hamlet": row.hamlet.code if row.hamlet else "",
        "photos": row.photos,
        "documents": row.documents,
        "point": point,
    }


def preview(cleaned: Mapping[str, Any], area: Area | None) -> tuple[str, dict[str, Any]]:
    """The public page of these answers, before they are published."""
    row = PotentialItem(area=area, slug="pratinjau")
    if area is not None:
        row.tenant = area.tenant
    apply(row, cleaned, area)
    return "potential/item.html", pages.item(row, terms_of(row.tenant), reverse("potential:items"))


ITEM = ContentKind(
    key=KEY,
    label=_("potential of the nagari"),
    plural=_("Potential"),
    help=_("What grows, is made and can be visited: with figures, their year, and whom to ask."),
    icon="plant",
    group=_("Potential"),
    order=310,
    model=PotentialItem,
    form=ItemForm,
    title=lambda cleaned: cleaned["title"],
    apply=apply,
    after=after,
    gone=gone,
    preview=preview,
    url=url,
    typed=typed,
)
