"""Machines' view of the tenant's tree. Schemas are written out: a new column does not publish itself."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router, Schema

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
    source: str
    confidence: str

    @staticmethod
    def resolve_parent_code(area: Area) -> str | None:
        return area.parent.code if area.parent else None

    @staticmethod
    def resolve_mother_code(area: Area) -> str | None:
        return area.mother.code if area.mother else None


class AreaPage(Schema):
    """Rows in the order of their codes; ask again with ``after`` = ``next`` until it is empty."""

    items: list[AreaOut]
    next: str = ""


class AreaFilter(Schema):
    kind: str = ""
    parent: str = ""
    after: str = ""
    limit: int = 50


def _standing() -> QuerySet[Area]:
    return areas_in_force().select_related("parent", "mother")


@router.get("/areas", response=AreaPage, operation_id="list_areas", url_name="areas")
def list_areas(request: HttpRequest, asked: Query[AreaFilter]) -> AreaPage:
    rows = _standing()
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.parent:
        rows = rows.filter(parent__code=asked.parent)
    found, then = page_after(rows, column="code", after=asked.after, limit=asked.limit)
    return AreaPage(items=[AreaOut.from_orm(area) for area in found], next=then)


@router.get("/areas/{code}", response=AreaOut, operation_id="get_area", url_name="area")
def get_area(request: HttpRequest, code: str) -> Area:
    area = _standing().filter(code=code).first()
    if area is None:
        raise NotFound(_("There is no area with this code."))
    return area
