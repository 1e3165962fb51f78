"""Pages for what went wrong, in the language of design of every other page.

They need no database, so that they can be drawn when there is none.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from smartnagari.kernel.errors import DomainError, Invalid, NotFound, TooMany


@dataclass(frozen=True)
class Trouble:
    """What a page for trouble says: a headline, what it means, what to do now."""

    status: int
    title: str | Promise
    text: str | Promise
    advice: str | Promise


BAD_REQUEST = Trouble(
    400,
    gettext_lazy("We could not read this request"),
    gettext_lazy("Something in the address or the form did not arrive whole."),
    gettext_lazy("Go back and try once more. If it happens again, start from the home page."),
)
FORBIDDEN = Trouble(
    403,
    gettext_lazy("This page is not open to you"),
    gettext_lazy("Your account does not have the task that belongs to this page."),
    gettext_lazy("If you need it for your work, ask the administrator of your office."),
)
FORM_EXPIRED = Trouble(
    403,
    gettext_lazy("This form has waited too long"),
    gettext_lazy("For your safety we did not send it. What you typed is still in your browser."),
    gettext_lazy("Go back one page, reload it, and send it again."),
)
NOT_FOUND = Trouble(
    404,
    gettext_lazy("We did not find this page"),
    gettext_lazy("It may have moved, or the address has a slip of the pen."),
    gettext_lazy("Search for the place or the office, or start from the home page."),
)
TOO_MANY = Trouble(
    429,
    gettext_lazy("That was a little too fast"),
    gettext_lazy("To protect everybody's account we wait a moment after many tries."),
    gettext_lazy("Try again in a few minutes. Nothing was lost."),
)
SERVER_ERROR = Trouble(
    500,
    gettext_lazy("Something failed on our side"),
    gettext_lazy("Your answers are safe as far as we confirmed them."),
    gettext_lazy("Try again in ten minutes. If you call us, give the number below."),
)
MAINTENANCE = Trouble(
    503,
    gettext_lazy("We are putting the house in order"),
    gettext_lazy("The services are closed for a short while. Nothing you sent is lost."),
    gettext_lazy("Come back in half an hour."),
)


UNAVAILABLE = Trouble(
    503,
    gettext_lazy("We cannot reach our records just now"),
    gettext_lazy(
        "Nothing that we confirmed to you is lost. What you sent a moment ago may not have arrived."
    ),
    gettext_lazy("Wait a minute, go back one page and send it again. It is taken up once only."),
)


def draw(request: HttpRequest, trouble: Trouble, **extra: object) -> HttpResponse:
    """The page for this trouble; ``request_id`` is the number for the helpdesk."""
    context = {
        "trouble": trouble,
        "request_id": getattr(request, "request_id", ""),
        "ways_out": trouble.status != 503,
        **extra,
    }
    return render(request, "portal/errors/trouble.html", context, status=trouble.status)


def draw_offline(request: HttpRequest) -> HttpResponse:
    """What the installed app shows without a line; it is fetched and kept while there is one."""
    return render(request, "portal/errors/offline.html")


def draw_maintenance(request: HttpRequest) -> HttpResponse:
    """503 with the time after which it is worth coming back."""
    response = draw(request, MAINTENANCE)
    response["Retry-After"] = "1800"
    return response


def draw_unavailable(request: HttpRequest) -> HttpResponse:
    """503 while the database is away or cannot write (a full disk); the worker and the operator mend it."""
    response = draw(request, UNAVAILABLE)
    response["Retry-After"] = "60"
    return response


def draw_refusal(request: HttpRequest, error: DomainError) -> HttpResponse:
    """The page for a refusal that an action raised and no form has taken up."""
    if isinstance(error, NotFound):
        return draw(request, NOT_FOUND, message=str(error))
    if isinstance(error, TooMany):
        response = draw(request, TOO_MANY, message=str(error))
        response["Retry-After"] = str(error.facts.get("retry_after", 60))
        return response
    trouble = Trouble(
        error.status,
        _("This cannot be done now"),
        str(error),
        _("Go back to the page before; what you typed is still there."),
    )
    fields = error.fields if isinstance(error, Invalid) else {}
    return draw(request, trouble, fields=fields)
