"""What happens to each request before and after any app sees it."""

from __future__ import annotations

from collections.abc import Callable

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import add_never_cache_headers

from smartnagari.kernel.errors import DomainError
from smartnagari.kernel.ids import token
from smartnagari.portal.public import draw_maintenance, draw_refusal

from .problems import problem, wants_problem

Answer = Callable[[HttpRequest], HttpResponse]


class RequestIdMiddleware:
    """Gives each request a number that stands in its log lines, its audit rows and its answer."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.request_id = token(9)  # type: ignore[attr-defined]
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request.request_id)  # type: ignore[attr-defined]
        response = self.get_response(request)
        response["X-Request-Id"] = request.request_id  # type: ignore[attr-defined]
        return response


class MaintenanceMiddleware:
    """Answers 503 while the operator has put up the sign; health checks stay reachable."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        sign = settings.MAINTENANCE or settings.MAINTENANCE_FILE.exists()
        if sign and request.path not in {"/livez", "/readyz"}:
            return draw_maintenance(request)
        return self.get_response(request)


class LanguageMiddleware:
    """The language is in the address: ``/en/...`` is English, everything else Indonesian.

    Django's own also listens to ``Accept-Language`` and says ``Vary``, which would keep one page
    from being the same for everybody.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        english = request.path_info == "/en" or request.path_info.startswith("/en/")
        request.LANGUAGE_CODE = "en" if english else "id"
        with translation.override(request.LANGUAGE_CODE):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return response


class PrivateByDefaultMiddleware:
    """A page that somebody signed in has seen is stored by nobody."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES
        if signed_in and not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response


class RefusalMiddleware:
    """Draws the refusals that actions raise: a page for people, a problem document for machines."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, DomainError):
            return None
        return problem(error) if wants_problem(request) else draw_refusal(request, error)
