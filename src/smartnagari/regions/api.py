"""Machines' view of the tenant's tree. Schemas are written out: a new column does not publish itself."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router, Schema

from smartnagari.kernel.changes import slice_of
from smartnagari.kernel.errors import NotFound
from smartnagari.kernel.paging import page_after

from .models import Area
from .queries.areas import areas_in_force

router = Router(tags=["regions"])


class AreaOut(Schema):
    """A unit of the tenant's territory. ``code`` is the national one where there is one."""

    code: str
    kind: str
    status: str
    name: str
    slug: str
    parent_code: str | None = None
    mother_code: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    source: str
    confidence: str
    changed_at: datetime

    @staticmethod
    def resolve_changed_at(area: Area) -> datetime:
        return area.updated_at

    @staticmethod
    def resolve_parent_code(area: Area) -> str | None:
        return area.parent.code if area.parent else None

    @staticmethod
    def resolve_mother_code(area: Area) -> str | None:
        return area.mother.code if area.mother else None


class GoneArea(Schema):
    """An area that exists no more: the tombstone for whoever keeps a copy."""

    code: str
    valid_to: date | None
    changed_at: datetime


class AreaPage(Schema):
    """Rows in the order of their codes; ask again with ``after`` = ``next`` until it is empty.

    With ``updated_since`` they come in the order of their change, with those that ended in ``deleted``; ask
    the next time from the ``as_of`` of the first page.
    """

    items: list[AreaOut]
    deleted: list[GoneArea] = []
    next: str = ""
    as_of: datetime | None = None


class AreaFilter(Schema):
    kind: str = ""
    parent: str = ""
    updated_since: datetime | None = None
    after: str = ""
    limit: int = 50


def _standing() -> QuerySet[Area]:
    return areas_in_force().select_related("parent", "mother")


@router.get("/areas", response=AreaPage, operation_id="list_areas", url_name="areas")
def list_areas(request: HttpRequest, asked: Query[AreaFilter]) -> dict[str, Any]:
    rows = _standing() if asked.updated_since is None else Area.objects.select_related("parent", "mother")
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.parent:
        rows = rows.filter(parent__code=asked.parent)
    if asked.updated_since is not None:
        return _changed(rows, asked)
    found, then = page_after(rows, column="code", after=asked.after, limit=asked.limit)
    return {"items": list(found), "next": then}


def _changed(rows: QuerySet[Area], asked: AreaFilter) -> dict[str, Any]:
    """What has changed since, the ended ones as tombstones."""
    since = asked.updated_since
    part = slice_of(rows, moment="updated_at", since=since, after=asked.after, limit=asked.limit)
    return {
        "items": [area for area in part.rows if area.valid_to is None],
        "deleted": [
            {"code": area.code, "valid_to": area.valid_to, "changed_at": area.updated_at}
            for area in part.rows
            if area.valid_to is not None
        ],
        "next": part.next,
        "as_of": part.as_of,
    }


@router.get("/areas/{code}", response=AreaOut, operation_id="get_area", url_name="area")
def get_area(request: HttpRequest, code: str) -> Area:
    area = _standing().filter(code=code).first()
    if area is None:
        raise NotFound(_("There is no area with this code."))
    return area
