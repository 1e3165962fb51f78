"""Puts the addresses of Wagtail in force where they belong, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

PLACE = "/kelola"


class KelolaMiddleware:
    """Below ``/kelola/`` another table of addresses holds; it is loaded when somebody first goes there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info == PLACE or request.path_info.startswith(f"{PLACE}/"):
            request.urlconf = settings.KELOLA_URLCONF  # type: ignore[attr-defined]
        return self.get_response(request)
