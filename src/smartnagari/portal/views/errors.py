"""What Django calls when a request goes wrong before or behind a view."""

from __future__ import annotations

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from smartnagari.accounts.public import back_with_answers
from smartnagari.kernel.doors import open_door
from smartnagari.portal import drawing


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return drawing.draw(request, drawing.BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return drawing.draw(request, drawing.FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return drawing.draw(request, drawing.NOT_FOUND)


def server_error(request: HttpRequest) -> HttpResponse:
    """What failed decides: a database that is away or full is a 503, everything else our own mistake."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return drawing.draw_unavailable(request)
    return drawing.draw(request, drawing.SERVER_ERROR)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return back_with_answers(request) or drawing.draw(request, drawing.FORM_EXPIRED)


@open_door
def offline(request: HttpRequest) -> HttpResponse:
    return drawing.draw_offline(request)
