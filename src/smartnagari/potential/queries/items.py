"""Entries that the public sees: one, many, and how many where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Count, F, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.errors import NotFound
from smartnagari.regions.public import Area, areas_in_force, fold

from ..models import PotentialItem
from ..rules.seasons import MONTHS, mask_of
from ..types import Terms, Wanted

SORTS: dict[str, tuple[Any, ...]] = {
    "": (F("verified_on").desc(nulls_last=True), F("changed_at").desc(), "pk"),
    "baru": (F("changed_at").desc(), "pk"),
    "nama": ("title", "pk"),
    "luas": (F("area_ha").desc(nulls_last=True), "title", "pk"),
    "hasil": (F("production_family").asc(), F("production_base").desc(nulls_last=True), "title", "pk"),
}
"""Orders by the word in the address; what was verified last comes first."""


def live_items() -> QuerySet[PotentialItem]:
    """What is public now, each with its place at hand."""
    found: QuerySet[PotentialItem] = PotentialItem.objects.live().select_related("area__parent")
    return found


def wanted_of(asked: Mapping[str, str], terms: Terms) -> Wanted:
    """What an address asks for; a key that the regency does not know counts as not asked."""
    month = asked.get("bulan", "")
    month_known = month.isascii() and month.isdigit() and len(month) < 3 and int(month) in MONTHS
    sort = asked.get("urut", "")
    return Wanted(
        sector=_known(asked.get("bidang"), terms.sectors),
        commodity=_known(asked.get("komoditas"), terms.commodities),
        status=_known(asked.get("keadaan"), terms.options["statuses"]),
        district=_typed(asked.get("kecamatan")),
        village=_typed(asked.get("nagari")),
        month=int(month) if month_known else 0,
        words=_typed(asked.get("q")),
        sort=sort if sort in SORTS else "",
    )


def _known(key: str | None, known: Mapping[str, object]) -> str:
    return key if key in known and key else ""


def _typed(text: str | None) -> str:
    """What somebody typed, fit for a query: trimmed, without control characters, at most 100 characters."""
    return "".join(each for each in text or "" if each.isprintable()).strip()[:100]


def found_items(wanted: Wanted) -> QuerySet[PotentialItem]:
    """The entries that fit, in the order that was asked for."""
    rows = live_items()
    columns = {
        "sector": wanted.sector,
        "commodity": wanted.commodity,
        "status": wanted.status,
        "area__parent__slug": wanted.district,
    }
    rows = rows.filter(**{column: value for column, value in columns.items() if value})
    if wanted.village:
        village = areas_in_force(kind=Area.Kind.VILLAGE).filter(slug=wanted.village)
        rows = rows.filter(area_id=Subquery(village.values("pk")[:1]))
    if wanted.month:
        bit = mask_of([wanted.month])
        rows = rows.annotate(in_month=F("season").bitand(bit)).filter(in_month=bit)
    if wanted.words:
        rows = _with_words(rows, wanted.words)
    return rows.order_by(*SORTS[wanted.sort])


def _with_words(rows: QuerySet[PotentialItem], words: str) -> QuerySet[PotentialItem]:
    folded = fold(words).split()[:6]
    if not folded:
        return rows.none()
    for word in folded:
        rows = rows.filter(folded__contains=word)
    return rows


def counts_by_area(rows: QuerySet[PotentialItem]) -> dict[UUID, int]:
    """How many of these each area has."""
    counted = rows.order_by().values("area_id").annotate(number=Count("pk")).order_by("area_id")
    return {each["area_id"]: each["number"] for each in counted}


def item_of(slug: str) -> PotentialItem:
    """The public entry under this address; raises ``NotFound``."""
    item = live_items().select_related("hamlet").filter(slug=slug).first()
    if item is None:
        raise NotFound(_("There is no such entry here. It may have been taken back."))
    return item


def items_of(slugs: Sequence[str], *, most: int) -> list[PotentialItem]:
    """The public entries under these addresses, in their order, each once, at most so many."""
    wanted = list(dict.fromkeys(slugs))[:most]
    found = {item.slug: item for item in live_items().filter(slug__in=wanted).order_by("pk")}
    return [found[slug] for slug in wanted if slug in found]


def similar_to(item: PotentialItem, most: int = 6) -> list[PotentialItem]:
    """The same commodity in other nagari; what has none, the same sector."""
    same = {"commodity": item.commodity} if item.commodity else {"sector": item.sector}
    rows = live_items().filter(**same).exclude(area=item.area)
    return list(rows.order_by(F("verified_on").desc(nulls_last=True), "pk")[:most])


def villages() -> list[Area]:
    """Every nagari of today with its district."""
    return list(areas_in_force(kind=Area.Kind.VILLAGE).order_by("code"))
