"""What the public reads: news, free pages, their pictures."""

from __future__ import annotations

import mimetypes
import re

from django.core.files.storage import default_storage
from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from smartnagari.accounts.public import Request
from smartnagari.kernel import freshness
from smartnagari.kernel.doors import open_door
from smartnagari.kernel.errors import NotFound

from ..drawing import draw_article
from ..models import LivePage
from ..models.pictures import FOLDER
from ..queries.live import announcements, article_at, former_address, live_news, seen
from ..wording import NEWS_WORD, NO_SUCH_PAGE

A_PAGE = 12
FILE_NAME = re.compile(r"[A-Za-z0-9_-]{16,40}\.(webp|jpg|jpeg|png)")
A_YEAR = 31_536_000


@freshness.ready
@open_door
@require_safe
def news_list(request: Request) -> HttpResponse:
    page = Paginator(live_news(), A_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "page": page,
        "articles": [seen(row) for row in page.object_list],
        "announcements": announcements(timezone.now()),
        "title": NEWS_WORD,
    }
    return render(request, "newsroom/news_list.html", context)


@freshness.ready
@open_door
@require_safe
def news(request: Request, slug: str) -> HttpResponse:
    return _article(request, LivePage.Kind.NEWS.value, slug)


@freshness.ready
@open_door
@require_safe
def page(request: Request, path: str) -> HttpResponse:
    return _article(request, LivePage.Kind.PAGE.value, path)


def _article(request: Request, kind: str, path: str) -> HttpResponse:
    """The article at this path, else the way to where it stands now."""
    try:
        article = article_at(kind, path)
    except NotFound:
        now_at = former_address(kind, path)
        if not now_at:
            raise
        return redirect(now_at, permanent=True)
    return draw_article(request, kind, article)


@open_door
@require_safe
def picture(request: Request, name: str) -> HttpResponseBase:
    """A picture's file, by a name that cannot be guessed; it never changes, and nothing in it can run."""
    where = f"{FOLDER}/{request.tenant.pk}/{name}"
    if not FILE_NAME.fullmatch(name) or not default_storage.exists(where):
        raise NotFound(NO_SUCH_PAGE)
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    response = FileResponse(default_storage.open(where), content_type=kind)
    response.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    response._csp_config = {"default-src": ["'none'"], "sandbox": True}  # type: ignore[attr-defined]
    return response
