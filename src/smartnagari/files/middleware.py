"""The host of files: it answers with files and with nothing else, so no file shares an origin with a page."""

from __future__ import annotations

import re
from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from smartnagari.kernel.errors import NotFound
from smartnagari.kernel.tenancy import inside, tenants

from .views import file

_PATH = re.compile(r"/(?P<tenant>[0-9a-f]{32})/(?P<file>[0-9a-f-]{36})/(?:(?P<size>480|1200)/)?")


class FilesHostMiddleware:
    """Stands before everything that knows pages, sessions and tenants by host."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not settings.FILES_HOST or _host(request) != settings.FILES_HOST:
            return self.get_response(request)
        match = _PATH.fullmatch(request.path_info)
        try:
            if match is None:
                raise NotFound("")
            tenant = UUID(match["tenant"])
            if all(known.id != tenant for known in tenants()):
                raise NotFound("")
            with inside(tenant):
                return file(request, UUID(match["file"]), match["size"] or "original")
        except (NotFound, ValueError):
            return HttpResponse("404\n", status=404, content_type="text/plain")


def _host(request: HttpRequest) -> str:
    return re.sub(r":\d+$", "", str(request.META.get("HTTP_HOST", "")))
