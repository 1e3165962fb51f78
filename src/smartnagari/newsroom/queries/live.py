"""What is published, as the public reads it: never Wagtail's own tables."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import get_language

from smartnagari.kernel import freshness
from smartnagari.kernel.errors import NotFound
from smartnagari.regions.public import Tenant
from smartnagari.ui.navigation import in_language

from ..models import FormerPath, LiveAnnouncement, LivePage
from ..rules import public_address
from ..types import AnnouncementView, ArticleView, PictureView
from ..wording import NO_SUCH_PAGE

NEWS = "news"
ANNOUNCEMENTS = "announcements"
LINE = ("number", "kind", "path", "title", "title_en", "lead", "lead_en", "picture", "sample", "source")
MOMENTS = ("published_at", "changed_at")


def page_tag(number: int) -> str:
    """The fact that one page stands for, among what a kept page shows."""
    return f"page:{number}"


def live_news() -> QuerySet[LivePage, dict[str, Any]]:
    """Published news, the newest first, as lines of a list."""
    freshness.shows(NEWS)
    rows = LivePage.objects.filter(kind=LivePage.Kind.NEWS, withdrawn_at=None)
    return rows.order_by("-published_at", "-pk").values(*LINE, *MOMENTS)


def latest_news(tenant: Tenant, count: int = 3) -> list[ArticleView]:
    """The newest news of this tenant in the language of the moment, without their bodies; one query."""
    rows = live_news().filter(tenant=tenant)[: max(count, 0)]
    return [seen(row) for row in rows]


def announcements(now: datetime | None = None) -> list[AnnouncementView]:
    """What stands across public pages at this moment, the sternest first; one query.

    A page that shows them is told when the next one begins or ends.
    """
    now = now or timezone.now()
    freshness.shows(ANNOUNCEMENTS)
    rows = list(
        LiveAnnouncement.objects.filter(Q(ends_at=None) | Q(ends_at__gt=now)).order_by("begins_at", "pk")
    )
    for row in rows:
        freshness.until(row.begins_at if row.begins_at > now else row.ends_at)
    standing = [row for row in rows if row.begins_at <= now]
    standing.sort(key=lambda row: row.tone != LiveAnnouncement.Tone.WARNING)
    return [_announced(row) for row in standing]


def _announced(row: LiveAnnouncement) -> AnnouncementView:
    english = bool(row.text_en) and get_language() == "en"
    text = row.text_en if english else row.text
    lang = "en" if english else "id"
    return AnnouncementView(text, lang, row.tone, row.url, row.begins_at, row.ends_at)


def article_at(kind: str, path: str) -> ArticleView:
    """The published page at this path with its body, in the language of the moment where it has it."""
    found = LivePage.objects.filter(kind=kind, path=path, withdrawn_at=None)
    row = found.values(*LINE, *MOMENTS, "body", "body_en").first()
    if row is None:
        raise NotFound(NO_SUCH_PAGE)
    freshness.shows(page_tag(row["number"]))
    return seen(row)


def former_address(kind: str, path: str) -> str:
    """Where a page that once stood at this path stands now; empty when none ever did or it is gone."""
    number = FormerPath.objects.filter(kind=kind, path=path).values_list("number", flat=True).first()
    now_at = LivePage.objects.filter(number=number, withdrawn_at=None).values_list("kind", "path").first()
    return address(*now_at) if number and now_at else ""


def address(kind: str, path: str) -> str:
    """The public path of a page, in the language of the moment."""
    return in_language(public_address(kind, path), get_language() or "id")


def seen(row: dict[str, Any]) -> ArticleView:
    """A row as the reader of this language sees it: all of it in one language, never half."""
    translated = bool(row["title_en"])
    english = translated and get_language() == "en"
    end = "_en" if english else ""
    picture = PictureView(**_in_language(row["picture"], english)) if row["picture"] else None
    return ArticleView(
        key=str(row["number"]),
        url=address(row["kind"], row["path"]),
        title=row[f"title{end}"],
        lead=row[f"lead{end}"],
        lang="en" if english else "id",
        published_at=row["published_at"],
        changed_at=row["changed_at"],
        sample=row["sample"],
        source=row["source"],
        picture=picture,
        languages=("id", "en") if translated else ("id",),
        body=row.get(f"body{end}") or [],
    )


def _in_language(picture: dict[str, Any], english: bool) -> dict[str, Any]:
    rest = dict(picture)
    alt_en = rest.pop("alt_en", "")
    return {**rest, "alt": alt_en or rest["alt"]} if english else rest
