"""Machines' view of the directory of offices: public facts only, no people."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router, Schema

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
    source: str
    confidence: str

    @staticmethod
    def resolve_area_code(office: Office) -> str | None:
        return office.area.code if office.area else None

    @staticmethod
    def resolve_agency(office: Office) -> str | None:
        return office.agency.short_name if office.agency else None


class OfficePage(Schema):
    """Rows in the order of their slugs; ask again with ``after`` = ``next`` until it is empty."""

    items: list[OfficeOut]
    next: str = ""


class OfficeFilter(Schema):
    kind: str = ""
    area: str = ""
    after: str = ""
    limit: int = 50


@router.get("/offices", response=OfficePage, operation_id="list_offices", url_name="offices")
def list_offices(request: HttpRequest, asked: Query[OfficeFilter]) -> OfficePage:
    rows = directory(on=timezone.localdate(), kind=asked.kind)
    if asked.area:
        rows = rows.filter(area__code=asked.area)
    found, then = page_after(rows, column="slug", after=asked.after, limit=asked.limit)
    return OfficePage(items=[OfficeOut.from_orm(office) for office in found], next=then)


@router.get("/offices/{slug}", response=OfficeOut, operation_id="get_office", url_name="office")
def get_office(request: HttpRequest, slug: str) -> Office:
    office = directory(on=timezone.localdate()).filter(slug=slug).first()
    if office is None:
        raise NotFound(_("There is no office under this name."))
    return office
