"""Machines' view of potential: figures with unit, year, source and verification. No person, no phone."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router, Schema

from smartnagari.kernel.changes import slice_of
from smartnagari.kernel.errors import NotFound

from .models import PotentialItem
from .queries.items import live_items

router = Router(tags=["potential"])


class PotentialOut(Schema):
    """What grows, is made or can be visited; an amount as told, and its worth in the base unit."""

    id: UUID
    slug: str
    title: str
    summary: str
    sector: str
    commodity: str
    status: str
    area_code: str
    area_name: str
    year: int | None
    area_ha: Decimal | None
    quantity: Decimal | None
    quantity_unit: str
    quantity_base: Decimal | None
    production: Decimal | None
    production_unit: str
    production_base: Decimal | None
    season_months: list[int]
    producers: int | None
    producers_kind: str
    price_low: int | None
    price_high: int | None
    price_unit: str
    price_on: date | None
    verified_on: date | None
    verified_by: str
    source: str
    confidence: str
    sample: bool
    page: str
    changed_at: datetime

    @staticmethod
    def resolve_area_code(item: PotentialItem) -> str:
        return item.area.code if item.area else ""

    @staticmethod
    def resolve_area_name(item: PotentialItem) -> str:
        return item.area.name if item.area else ""

    @staticmethod
    def resolve_season_months(item: PotentialItem) -> list[int]:
        return list(item.months)

    @staticmethod
    def resolve_sample(item: PotentialItem) -> bool:
        return item.is_sample

    @staticmethod
    def resolve_page(item: PotentialItem) -> str:
        return reverse("potential:item", args=[item.slug])


class GonePotential(Schema):
    """An entry that was withdrawn: the tombstone for whoever keeps a copy."""

    id: UUID
    changed_at: datetime


class PotentialPage(Schema):
    """Entries in the order of their last change.

    Ask again with ``after`` = ``next`` until it is empty, and the next time with ``updated_since`` = the
    ``as_of`` of this time's first page: then ``deleted`` names what was withdrawn since.
    """

    items: list[PotentialOut]
    deleted: list[GonePotential] = []
    next: str = ""
    as_of: datetime | None = None


class PotentialFilter(Schema):
    sector: str = ""
    commodity: str = ""
    area: str = ""
    updated_since: datetime | None = None
    after: str = ""
    limit: int = 50


@router.get("/potential", response=PotentialPage, operation_id="list_potential", url_name="potential")
def list_potential(request: HttpRequest, asked: Query[PotentialFilter]) -> dict[str, Any]:
    since = asked.updated_since
    rows = live_items() if since is None else PotentialItem.objects.select_related("area")
    wanted = {"sector": asked.sector, "commodity": asked.commodity, "area__code": asked.area}
    rows = rows.filter(**{column: value for column, value in wanted.items() if value})
    part = slice_of(rows, since=since, after=asked.after, limit=asked.limit)
    return {
        "items": [row for row in part.rows if row.is_live],
        "deleted": [{"id": row.pk, "changed_at": row.changed_at} for row in part.rows if not row.is_live],
        "next": part.next,
        "as_of": part.as_of,
    }


@router.get(
    "/potential/{slug}", response=PotentialOut, operation_id="get_potential", url_name="potential-item"
)
def get_potential(request: HttpRequest, slug: str) -> PotentialItem:
    item = live_items().filter(slug=slug).first()
    if item is None:
        raise NotFound(_("There is no such entry."))
    return item
