"""Keeps what Django has made for somebody unknown, with all headers that every other layer has set."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils import timezone

from smartnagari.kernel import freshness
from smartnagari.kernel.freshness import Shown

from .keeper import attention, name_of, store
from .negotiation import form_for, has_it
from .pages import CACHE_CONTROL, MADE_ANEW, Page, compressed
from .paths import may_be_kept
from .wrapper import Rules

Answer = Callable[[HttpRequest], HttpResponse]
log = logging.getLogger(__name__)

PER_PAGE = frozenset({"content-type", "content-language"})
HTML = "text/html; charset=utf-8"


def rules() -> Rules:
    """Which requests are the same for everybody, by the settings of this mode."""
    return Rules(
        session_cookie=f"{settings.SESSION_COOKIE_NAME}=",
        https_only=settings.SECURE_SSL_REDIRECT,
        sign=settings.MAINTENANCE_FILE,
    )


class CompressionMiddleware(GZipMiddleware):
    """Django's, with its padding, for every answer but the pages that are kept: they hold no secret."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if getattr(request, "may_be_kept", False):
            return response
        return super().process_response(request, response)


class ReadyMiddleware:
    """Stands outermost. A view marked ``@freshness.ready`` answers somebody unknown with a page to keep."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self.rules = rules()
        self.otherwise: Callable[..., Any] = GZipMiddleware(get_response).process_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.may_be_kept = False  # type: ignore[attr-defined]
        found = store()
        since = attention.catch_up(found) if found else 0
        with freshness.watching(attentive=bool(since)) as shown:
            response = self.get_response(request)
        if not request.may_be_kept:  # type: ignore[attr-defined]
            return response
        if not same_for_everybody(request, response):
            return self.otherwise(request, response)
        for zone in (timezone.get_default_timezone(), ZoneInfo(request.tenant.timezone)):  # type: ignore[attr-defined]
            shown.end_with_the_day(timezone.now(), zone)
        page = page_of(request, response, shown)
        # What stood behind the address may stand in links of the page: it is this visitor's alone.
        if found and since and request.method == "GET" and not request.META.get("QUERY_STRING"):
            try:
                found.keep(
                    page,
                    tenant=name_of(request.tenant.pk),  # type: ignore[attr-defined]
                    tags=shown.tags,
                    since=since,
                    most_bytes=settings.READY_BYTES,
                )
            except (sqlite3.Error, OSError):
                log.warning("a page could not be kept", exc_info=True)
        return answered(request, response, page)

    def process_view(self, request: HttpRequest, view: Any, args: object, kwargs: object) -> None:
        asked = getattr(view, "ready", False) and self.rules.allow(request.META)
        request.may_be_kept = bool(  # type: ignore[attr-defined]
            asked and may_be_kept(request.META.get("HTTP_HOST", ""), request.path_info)
        )


def same_for_everybody(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether this answer holds nothing of the visitor: no cookie, token, message, nonce; and is a page."""
    if response.status_code != 200 or response.streaming or response.cookies:
        return False
    if (
        request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
        or request.session.modified
        or not request.session.is_empty()
    ):
        return False
    if getattr(getattr(request, "_messages", None), "added_new", False):
        return False
    if response.has_header("Cache-Control") or response.has_header("Content-Encoding"):
        return False
    if getattr(request, "_csp_nonce", None):
        return False
    return b"csrfmiddlewaretoken" not in response.content


def page_of(request: HttpRequest, response: HttpResponse, shown: Shown) -> Page:
    """The answer as a page: its headers as they are, its forms, its end."""
    headers = tuple((name, value) for name, value in response.items() if name.lower() not in MADE_ANEW)
    return Page(
        host=request.META.get("HTTP_HOST", ""),
        path=request.path_info,
        headers=headers,
        forms=compressed(response.content),
        until=shown.until.timestamp() if shown.until else None,
        plain=is_plain(headers, language=request.LANGUAGE_CODE),
    )


def is_plain(headers: tuple[tuple[str, str], ...], *, language: str) -> bool:
    """Whether nginx says the same headers by itself, so that it may answer this page from its file."""
    wanted = {**usual_headers(), "content-type": HTML, "content-language": language}
    return {name.lower(): value for name, value in headers} == wanted


@cache
def usual_headers() -> dict[str, str]:
    """What every page says; ``deploy/nginx`` has the same, and a test compares them."""
    usual = {
        "content-security-policy": build_policy(),
        "cross-origin-opener-policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": settings.PERMISSIONS_POLICY,
        "referrer-policy": settings.SECURE_REFERRER_POLICY,
        "x-content-type-options": "nosniff",
        "x-frame-options": settings.X_FRAME_OPTIONS,
    }
    if settings.SECURE_HSTS_SECONDS:
        usual["strict-transport-security"] = (
            f"max-age={settings.SECURE_HSTS_SECONDS}; includeSubDomains; preload"
        )
    return usual


def answered(request: HttpRequest, response: HttpResponse, page: Page) -> HttpResponse:
    """The answer in the form that this browser takes, or the word that it has it already."""
    form = form_for(request.META.get("HTTP_ACCEPT_ENCODING", ""))
    if has_it(request.META.get("HTTP_IF_NONE_MATCH", ""), page.etags[form]):
        number = response["X-Request-Id"]
        response = HttpResponseNotModified(headers=dict(page.headers))
        for name in PER_PAGE:
            del response[name]
        response["X-Request-Id"] = number
    else:
        response.content = page.forms[form]
        response["Content-Length"] = str(len(page.forms[form]))
        if form:
            response["Content-Encoding"] = form
    response["Vary"], response["Cache-Control"] = "Accept-Encoding", CACHE_CONTROL
    response["ETag"] = page.etags[form]
    return response
