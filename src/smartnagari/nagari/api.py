"""Machines' view of what nagari publish: their news and the documents that they give out."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from ninja import Field, Query, Router, Schema

from smartnagari.files.public import file_url
from smartnagari.kernel.changes import slice_of
from smartnagari.publishing.public import Publishable

from .models import Budget, BudgetLine, Download, DownloadVersion, NewsItem, VillageIndex

router = Router(tags=["nagari"])


class Filter(Schema):
    area: str = ""
    updated_since: datetime | None = None
    after: str = ""
    limit: int = 50


class Gone(Schema):
    """Something that was withdrawn: the tombstone for whoever keeps a copy."""

    id: UUID
    changed_at: datetime


class Published(Schema):
    """What everything published by a nagari says of itself."""

    id: UUID
    area_code: str
    title: str
    day: date
    page: str
    changed_at: datetime

    @staticmethod
    def resolve_area_code(row: Publishable) -> str:
        return row.area.code if row.area else ""


class NagariNewsOut(Published):
    """News of a nagari; ``body`` is HTML of a small vocabulary, safe to show."""

    lead: str
    body: str

    @staticmethod
    def resolve_page(row: NewsItem) -> str:
        return reverse("nagari:news-item", args=[row.area.slug, row.slug]) if row.area else ""


class NagariNewsPage(Schema):
    """News of nagari in the order of their last change.

    Ask again with ``after`` = ``next`` until it is empty, and the next time with ``updated_since`` = the
    ``as_of`` of this time's first page: then ``deleted`` names what was withdrawn since.
    """

    items: list[NagariNewsOut]
    deleted: list[Gone] = []
    next: str = ""
    as_of: datetime | None = None


class VersionOut(Schema):
    """One version of a document, with the checksum by which a copy is compared."""

    number: int
    size: int
    sha256: str
    url: str
    published_at: datetime

    @staticmethod
    def resolve_url(version: DownloadVersion) -> str:
        return file_url(version.file)


class DownloadOut(Published):
    """A document for everybody by the classes of UU 14/2008, the newest version first."""

    info_class: str
    subject: str
    year: int
    number: str
    legal_state: str
    about: str
    versions: list[VersionOut]

    @staticmethod
    def resolve_page(row: Download) -> str:
        return reverse("nagari:download", args=[row.area.slug, row.pk]) if row.area else ""

    @staticmethod
    def resolve_versions(row: Download) -> list[DownloadVersion]:
        return list(row.versions.all())


class DownloadPage(Schema):
    """Documents in the order of their last change.

    Ask again with ``after`` = ``next`` until it is empty, and the next time with ``updated_since`` = the
    ``as_of`` of this time's first page: then ``deleted`` names what was withdrawn since.
    """

    items: list[DownloadOut]
    deleted: list[Gone] = []
    next: str = ""
    as_of: datetime | None = None


def _asked(rows: QuerySet, asked: Filter) -> QuerySet:
    """The rows of this nagari, tombstones only for whoever asks what has changed."""
    rows = rows.select_related("area")
    if asked.area:
        rows = rows.filter(area__code=asked.area)
    return rows if asked.updated_since is not None else rows.filter(withdrawn_at=None)


def _gone(rows: list[Publishable]) -> list[dict[str, Any]]:
    return [{"id": row.pk, "changed_at": row.changed_at} for row in rows if not row.is_live]


@router.get("/nagari-news", response=NagariNewsPage, operation_id="list_nagari_news", url_name="nagari-news")
def list_nagari_news(request: HttpRequest, asked: Query[Filter]) -> dict[str, Any]:
    rows = _asked(NewsItem.objects.all(), asked)
    part = slice_of(rows, since=asked.updated_since, after=asked.after, limit=asked.limit)
    items = [row for row in part.rows if row.is_live]
    return {"items": items, "deleted": _gone(part.rows), "next": part.next, "as_of": part.as_of}


@router.get("/downloads", response=DownloadPage, operation_id="list_downloads", url_name="downloads")
def list_downloads(request: HttpRequest, asked: Query[Filter]) -> dict[str, Any]:
    rows = _asked(Download.objects.prefetch_related("versions__file"), asked)
    part = slice_of(rows, since=asked.updated_since, after=asked.after, limit=asked.limit)
    items = [row for row in part.rows if row.is_live]
    return {"items": items, "deleted": _gone(part.rows), "next": part.next, "as_of": part.as_of}


class LineOut(Schema):
    """A line of a budget in whole rupiah; ``quarters`` are what came in or was used."""

    code: str
    name: str
    planned: int
    quarters: list[int | None]
    carried_by: str
    note: str

    @staticmethod
    def resolve_quarters(line: BudgetLine) -> list[int | None]:
        return [line.quarter1, line.quarter2, line.quarter3, line.quarter4]


class BudgetOut(Schema):
    """The budget of a nagari for a year (APB Nagari), line by line in the order of its accounts."""

    id: UUID
    area_code: str
    year: int
    regulation: str
    as_of: date | None
    source: str
    lines: list[LineOut]
    page: str
    changed_at: datetime

    @staticmethod
    def resolve_area_code(row: Budget) -> str:
        return row.area.code if row.area else ""

    @staticmethod
    def resolve_lines(row: Budget) -> list[BudgetLine]:
        return list(row.lines.all())

    @staticmethod
    def resolve_page(row: Budget) -> str:
        return reverse("nagari:money-year", args=[row.area.slug, row.year]) if row.area else ""


class BudgetPage(Schema):
    """Budgets in the order of their last change.

    Ask again with ``after`` = ``next`` until it is empty, and the next time with ``updated_since`` = the
    ``as_of`` of this time's first page: then ``deleted`` names what was withdrawn since.
    """

    items: list[BudgetOut]
    deleted: list[Gone] = []
    next: str = ""
    as_of: datetime | None = None


class IndexOut(Schema):
    """What the ministry said of a nagari for a year; ``dimensions`` as it names them. Nothing is computed."""

    id: UUID
    area_code: str
    scheme: str
    year: int
    score: Decimal
    status: str
    dimensions: dict[str, Any]
    decree: str
    source: str
    changed_at: datetime


class IndexPage(Schema):
    """Indices in the order of their last change.

    Ask again with ``after`` = ``next`` until it is empty, and the next time with ``updated_since`` = the
    ``as_of`` of this time's first page. An index is corrected and never withdrawn: ``deleted`` stays empty.
    """

    items: list[IndexOut]
    deleted: list[Gone] = []
    next: str = ""
    as_of: datetime | None = None


class IndexFilter(Schema):
    area: str = Field("", description="Code of a nagari.")
    year: int = Field(0, ge=0, le=9999, description="Only this year; 0 is all years.")
    updated_since: datetime | None = Field(None, description="Only what changed at or after this moment.")
    after: str = Field("", description="The `next` of the page before.")
    limit: int = Field(50, description="How many rows at most; 200 is the most.")


@router.get("/nagari-budgets", response=BudgetPage, operation_id="list_budgets", url_name="nagari-budgets")
def list_budgets(request: HttpRequest, asked: Query[Filter]) -> dict[str, Any]:
    """What nagari plan, receive and spend."""
    lines = Prefetch("lines", BudgetLine.objects.order_by("position"))
    rows = _asked(Budget.objects.prefetch_related(lines), asked)
    part = slice_of(rows, since=asked.updated_since, after=asked.after, limit=asked.limit)
    items = [row for row in part.rows if row.is_live]
    return {"items": items, "deleted": _gone(part.rows), "next": part.next, "as_of": part.as_of}


@router.get("/village-index", response=IndexPage, operation_id="list_village_index", url_name="village-index")
def list_village_index(request: HttpRequest, asked: Query[IndexFilter]) -> dict[str, Any]:
    """Indeks Desa and, until 2024, IDM, as they were published."""
    rows = VillageIndex.objects.select_related("area")
    if asked.area:
        rows = rows.filter(area__code=asked.area)
    if asked.year:
        rows = rows.filter(year=asked.year)
    since = asked.updated_since
    part = slice_of(rows, moment="updated_at", since=since, after=asked.after, limit=asked.limit)
    return {"items": [_index(row) for row in part.rows], "next": part.next, "as_of": part.as_of}


def _index(row: VillageIndex) -> dict[str, Any]:
    same = ("scheme", "year", "score", "status", "dimensions", "decree", "source")
    return {
        "id": row.pk,
        "area_code": row.area.code,
        **{column: getattr(row, column) for column in same},
        "changed_at": row.updated_at,
    }
