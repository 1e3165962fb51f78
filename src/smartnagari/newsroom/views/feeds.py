"""The news for feed readers: RSS 2.0 and Atom, with whole addresses and an ETag."""

from __future__ import annotations

import hashlib
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from smartnagari.accounts.public import Request
from smartnagari.kernel import freshness
from smartnagari.kernel.doors import open_door
from smartnagari.kernel.plain import printable

from ..queries.live import latest_news

HOW_MANY = 30


@freshness.ready
@open_door
@require_safe
def rss(request: Request) -> HttpResponse:
    return _answer(request, Rss201rev2Feed)


@freshness.ready
@open_door
@require_safe
def atom(request: Request) -> HttpResponse:
    return _answer(request, Atom1Feed)


def _answer(request: Request, form: Any) -> HttpResponse:
    """The feed, or word that nothing has changed since the reader came last."""
    body = _feed(request, form).writeString("utf-8")
    response = HttpResponse(body, content_type=form.content_type)
    response.headers["ETag"] = f'"{hashlib.sha256(body.encode()).hexdigest()[:32]}"'
    answer = get_conditional_response(request, etag=response.headers["ETag"], response=response)
    return answer if isinstance(answer, HttpResponse) else response


def _feed(request: Request, form: Any) -> SyndicationFeed:
    articles = latest_news(request.tenant, HOW_MANY)
    feed = form(
        title=gettext("News of %(tenant)s") % {"tenant": request.tenant},
        link=request.build_absolute_uri(reverse("newsroom:news-list")),
        description=gettext("What the government of %(tenant)s announces.") % {"tenant": request.tenant},
        language=get_language(),
        feed_url=request.build_absolute_uri(request.path),
    )
    for article in articles:
        link = request.build_absolute_uri(article.url)
        feed.add_item(
            title=printable(article.title),
            link=link,
            description=printable(article.lead),
            unique_id=link,
            pubdate=article.published_at,
            updateddate=article.changed_at,
        )
    return feed
