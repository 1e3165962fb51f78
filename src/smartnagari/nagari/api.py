"""Machines' view of what nagari publish: their news and the documents that they give out."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from ninja import Query, Router, Schema

from smartnagari.files.public import file_url
from smartnagari.kernel.changes import slice_of
from smartnagari.publishing.public import Publishable

from .models import Download, DownloadVersion, NewsItem

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
