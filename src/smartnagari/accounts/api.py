"""Machines' view of the directory of offices: public facts only, no people."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router, Schema

from smartnagari.kernel.changes import slice_of
from smartnagari.kernel.errors import NotFound
from smartnagari.kernel.paging import page_after

from .models import Office
from .queries.offices import directory

router = Router(tags=["offices"])


class OfficeOut(Schema):
    """An office that serves people, with how sure the entry is."""

    slug: str
    kind: str
    name: str
    area_code: str | None = None
    agency: str | None = None
    address: str
    phone: str
    whatsapp: str
    email: str
    website: str
    register_code: str
    services_note: str
    source: str
    confidence: str
    changed_at: datetime

    @staticmethod
    def resolve_changed_at(office: Office) -> datetime:
        return office.updated_at

    @staticmethod
    def resolve_area_code(office: Office) -> str | None:
        return office.area.code if office.area else None

    @staticmethod
    def resolve_agency(office: Office) -> str | None:
        return office.agency.short_name if office.agency else None


class GoneOffice(Schema):
    """An office that serves no more: the tombstone for whoever keeps a copy."""

    slug: str
    valid_to: date | None
    changed_at: datetime


class OfficePage(Schema):
    """Rows in the order of their slugs; ask again with ``after`` = ``next`` until it is empty.

    With ``updated_since`` they come in the order of their change, with those that closed in ``deleted``; ask
    the next time from the ``as_of`` of the first page.
    """

    items: list[OfficeOut]
    deleted: list[GoneOffice] = []
    next: str = ""
    as_of: datetime | None = None


class OfficeFilter(Schema):
    kind: str = ""
    area: str = ""
    updated_since: datetime | None = None
    after: str = ""
    limit: int = 50


@router.get("/offices", response=OfficePage, operation_id="list_offices", url_name="offices")
def list_offices(request: HttpRequest, asked: Query[OfficeFilter]) -> dict[str, Any]:
    rows = directory(on=timezone.localdate(), kind=asked.kind)
    if asked.updated_since is not None:
        rows = Office.objects.select_related("area", "agency")
        rows = rows.filter(kind=asked.kind) if asked.kind else rows
    if asked.area:
        rows = rows.filter(area__code=asked.area)
    if asked.updated_since is not None:
        return _changed(rows, asked)
    found, then = page_after(rows, column="slug", after=asked.after, limit=asked.limit)
    return {"items": list(found), "next": then}


def _changed(rows: QuerySet[Office], asked: OfficeFilter) -> dict[str, Any]:
    """What has changed since, the closed ones as tombstones."""
    today = timezone.localdate()
    since = asked.updated_since
    part = slice_of(rows, moment="updated_at", since=since, after=asked.after, limit=asked.limit)
    closed = [office for office in part.rows if office.valid_to is not None and office.valid_to < today]
    return {
        "items": [office for office in part.rows if office not in closed],
        "deleted": [
            {"slug": office.slug, "valid_to": office.valid_to, "changed_at": office.updated_at}
            for office in closed
        ],
        "next": part.next,
        "as_of": part.as_of,
    }


@router.get("/offices/{slug}", response=OfficeOut, operation_id="get_office", url_name="office")
def get_office(request: HttpRequest, slug: str) -> Office:
    office = directory(on=timezone.localdate()).filter(slug=slug).first()
    if office is None:
        raise NotFound(_("There is no office under this name."))
    return office
