"""The public page of an article, and the same page as a draft would make it."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from smartnagari.ui.navigation import in_language

from .models import ArticlePage, LivePage
from .queries.live import seen
from .types import ArticleView
from .wording import NEWS_WORD

SIGNS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}
"""Signs by which a text could end the element that it stands in."""
TEMPLATES = {"news": "newsroom/news.html", "page": "newsroom/page.html"}


def draw_article(
    request: HttpRequest, kind: str, article: ArticleView, *, preview: bool = False
) -> HttpResponse:
    """The page of this article for readers."""
    news_url = reverse("newsroom:news-list")
    context: dict[str, Any] = {
        "article": article,
        "preview": preview,
        "crumbs": [(NEWS_WORD, news_url)],
        "news_url": news_url,
        **addresses(request, article),
    }
    context["facts"] = json_ld(request, article) if kind == LivePage.Kind.NEWS and not preview else ""
    return render(request, TEMPLATES[kind], context)


def addresses(request: HttpRequest, article: ArticleView) -> dict[str, Any]:
    """Where this text stands: its own address, and each language that it exists in."""
    ways = {lang: in_language(article.url, lang) for lang in article.languages}
    whole = {lang: request.build_absolute_uri(way) for lang, way in ways.items()}
    languages = sorted(whole.items(), reverse=True) if len(whole) > 1 else []
    return {"canonical": whole[article.lang], "languages": languages}


def json_ld(request: Any, article: ArticleView) -> str:
    """What machines read of a piece of news (schema.org), safe to stand inside a page."""
    facts: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.lead,
        "inLanguage": article.lang,
        "datePublished": article.published_at.isoformat(),
        "dateModified": article.changed_at.isoformat(),
        "mainEntityOfPage": addresses(request, article)["canonical"],
        "publisher": {"@type": "GovernmentOrganization", "name": str(request.tenant)},
    }
    if article.picture:
        facts["image"] = [request.build_absolute_uri(article.picture.src)]
    return json.dumps(facts, ensure_ascii=False).translate(SIGNS)


def draw_preview(request: HttpRequest, page: ArticlePage) -> HttpResponse:
    """The public page as this draft would make it."""
    now = timezone.now()
    moments = {"published_at": page.first_published_at or now, "changed_at": now}
    row = {"number": page.pk or 0, **page.as_row(), **moments}
    row["path"] = row["path"] or page.slug or "pratinjau"
    return draw_article(request, page.kind, seen(row), preview=True)
