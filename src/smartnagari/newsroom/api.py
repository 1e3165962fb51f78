"""Machines' view of the regency's news, as it was published."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from ninja import Query, Router, Schema

from smartnagari.kernel.changes import slice_of

from .models import LivePage

router = Router(tags=["news"])


class NewsOut(Schema):
    """A piece of news; the English texts are empty where nobody has translated it."""

    id: UUID
    title: str
    title_en: str
    lead: str
    lead_en: str
    source: str
    sample: bool
    page: str
    published_at: datetime
    changed_at: datetime

    @staticmethod
    def resolve_page(row: LivePage) -> str:
        return reverse("newsroom:news", args=[row.path])


class GoneNews(Schema):
    """A piece that was withdrawn: the tombstone for whoever keeps a copy."""

    id: UUID
    changed_at: datetime


class NewsPage(Schema):
    """News in the order of their last change.

    Ask again with ``after`` = ``next`` until it is empty, and the next time with ``updated_since`` = the
    ``as_of`` of this time's first page: then ``deleted`` names what was withdrawn since.
    """

    items: list[NewsOut]
    deleted: list[GoneNews] = []
    next: str = ""
    as_of: datetime | None = None


class NewsFilter(Schema):
    updated_since: datetime | None = None
    after: str = ""
    limit: int = 50


@router.get("/news", response=NewsPage, operation_id="list_news", url_name="news")
def list_news(request: HttpRequest, asked: Query[NewsFilter]) -> dict[str, Any]:
    since = asked.updated_since
    rows = LivePage.objects.filter(kind=LivePage.Kind.NEWS)
    if since is None:
        rows = rows.filter(withdrawn_at=None)
    part = slice_of(rows, since=since, after=asked.after, limit=asked.limit)
    return {
        "items": [row for row in part.rows if row.withdrawn_at is None],
        "deleted": [{"id": row.pk, "changed_at": row.changed_at} for row in part.rows if row.withdrawn_at],
        "next": part.next,
        "as_of": part.as_of,
    }
