"""The public page of an article, and the same page as a draft would make it."""

from __future__ import annotations

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
        "canonical": own_address(request, article),
    }
    context["facts"] = facts_of(request, article) if kind == LivePage.Kind.NEWS and not preview else None
    return render(request, TEMPLATES[kind], context)


def own_address(request: HttpRequest, article: ArticleView) -> str:
    """The one address of this text: a page that is not translated stands at its Indonesian one."""
    return request.build_absolute_uri(in_language(article.url, article.lang))


def facts_of(request: Any, article: ArticleView) -> dict[str, Any]:
    """What machines read of a piece of news (schema.org)."""
    facts: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "description": article.lead,
        "inLanguage": article.lang,
        "datePublished": article.published_at.isoformat(),
        "dateModified": article.changed_at.isoformat(),
        "mainEntityOfPage": own_address(request, article),
        "publisher": {"@type": "GovernmentOrganization", "name": str(request.tenant)},
    }
    if article.picture:
        facts["image"] = [request.build_absolute_uri(article.picture.src)]
    return facts


def draw_preview(request: HttpRequest, page: ArticlePage) -> HttpResponse:
    """The public page as this draft would make it."""
    now = timezone.now()
    moments = {"published_at": page.first_published_at or now, "changed_at": now}
    row = {"number": page.pk or 0, **page.as_row(), **moments}
    row["path"] = row["path"] or page.slug or "pratinjau"
    return draw_article(request, page.kind, seen(row), preview=True)
