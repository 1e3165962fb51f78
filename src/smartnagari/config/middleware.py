"""What happens to each request before and after any app sees it."""

from __future__ import annotations

from collections.abc import Callable

import structlog
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.http import ConditionalGetMiddleware
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext

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


class HeadersMiddleware:
    """What every answer says to browsers, static files and refusals included; Django's own says the rest."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class SaneRequestMiddleware:
    """Turns away what is too large for any form, and takes NUL characters out of addresses.

    A NUL is in no name and no number, and PostgreSQL refuses to look for one.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length[:20]) > settings.MOST_BYTES_OF_A_REQUEST:
            told = gettext("This is too large to be sent. Choose a smaller file.")
            return HttpResponse(f"{told}\n", status=413, content_type="text/plain; charset=utf-8")
        if "\0" in request.path_info:
            raise Http404("A NUL is in no address.")
        query = request.META.get("QUERY_STRING", "")
        if "%00" in query:
            request.META["QUERY_STRING"] = query.replace("%00", "")
        return self.get_response(request)


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


class CopiesMiddleware(ConditionalGetMiddleware):
    """Answers of the API carry a tag, and who has the same already is told so in a line (304)."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not request.path_info.startswith("/api/"):
            return response
        response.headers.setdefault("Cache-Control", "no-cache")
        return super().process_response(request, response)


class PrivateByDefaultMiddleware:
    """A page for one person is stored by nobody: a session came with the request, or a cookie goes back."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        personal = settings.SESSION_COOKIE_NAME in request.COOKIES or request.session.modified
        if (personal or response.cookies) and not response.has_header("Cache-Control"):
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
