"""What somebody had typed when the session was over: kept sealed, shown again after signing in.

A view that calls :func:`typed_before` fills its form with it. For any other view the middleware shows a page
with one button that sends the same answers again.
"""

from __future__ import annotations

import json
import time
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.http import urlencode

from smartnagari.kernel.ids import token
from smartnagari.kernel.sealed import CannotOpen

from ..actions.secrets import open_secret, seal_secret

SESSION_KEY = "typed"
PARAMETER = "isian"
KEPT_SECONDS = 30 * 60
MOST_FORMS, MOST_CHARACTERS = 3, 64_000
NEVER = ("password", "csrfmiddlewaretoken", "code", "credential", "pin", "secret", "token")
NUMBERS = frozenset({"nik", "kk"})
"""Identity numbers, kept only where it is known whose session was over: a phone may be a whole family's."""


def page_of(request: HttpRequest) -> str:
    """The page that a request was made from: what is posted to may be no page of its own."""
    htmx = getattr(request, "htmx", None)
    page = (htmx and htmx.current_url) or (request.method == "POST" and request.headers.get("Referer"))
    if page and get_adapter(request).is_safe_url(page):
        parts = urlsplit(page)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path
    return request.get_full_path()


def back_with_answers(request: HttpRequest) -> HttpResponse | None:
    """Back to the form with what was typed, when only its proof of origin is too old.

    So it is after signing in anew in another tab. The browser itself must say that the form was ours.
    """
    ours = request.headers.get("Sec-Fetch-Site") == "same-origin"
    if not ours or request.method != "POST" or not request.user.is_authenticated:
        return None
    page = page_of(request)
    back = keep(request, page, of=str(request.user.pk))
    return None if back == page else HttpResponseRedirect(back)


def keep(request: HttpRequest, path: str, *, of: str = "") -> str:
    """Keep the posted answers and return the address that shows them again.

    No passwords, codes or files. ``of`` is the person whose session was over; nobody else gets to see the
    answers. Where that is unknown, identity numbers are left out.
    """
    unkept = frozenset() if of else NUMBERS
    answers = {
        name: request.POST.getlist(name)
        for name in request.POST
        if not any(word in name.lower() for word in NEVER) and not unkept & set(name.lower().split("_"))
    }
    entry = {"path": path, "to": request.get_full_path(), "answers": answers, "of": of, "at": time.time()}
    packed = json.dumps(entry)
    if not answers or len(packed) > MOST_CHARACTERS:
        return path
    name = token(9)
    kept = dict(list(request.session.get(SESSION_KEY, {}).items())[1 - MOST_FORMS :])
    request.session[SESSION_KEY] = kept | {name: seal_secret(packed, purpose="typed")}
    return f"{path}{'&' if '?' in path else '?'}{urlencode({PARAMETER: name})}"


def _opened(request: HttpRequest) -> dict[str, Any] | None:
    sealed = request.session.get(SESSION_KEY, {}).get(request.GET.get(PARAMETER, ""))
    if sealed is None:
        return None
    try:
        entry: dict[str, Any] = json.loads(open_secret(sealed, purpose="typed"))
    except CannotOpen:
        return None
    mine = entry["of"] in {"", str(request.user.pk)}
    fresh = time.time() - entry["at"] < KEPT_SECONDS
    return entry if mine and fresh and entry["path"].split("?")[0] == request.path else None


def typed_before(request: HttpRequest) -> QueryDict | None:
    """The answers from before the session was over, for a form's first drawing; ``None`` when there are none.

    Use it so: ``form = ReportForm(request.POST or typed_before(request))``.
    """
    entry = _opened(request) if request.method == "GET" and PARAMETER in request.GET else None
    if entry is None:
        return None
    request._typed_shown = True  # type: ignore[attr-defined]
    answers = QueryDict(mutable=True)
    for name, values in entry["answers"].items():
        answers.setlist(name, values)
    return answers


def offer_again(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The page with the button, in place of a form that would come up empty."""
    if PARAMETER not in request.GET or request.method != "GET" or response.status_code != 200:
        return response
    entry = None if getattr(request, "_typed_shown", False) else _opened(request)
    if entry is None:
        return response
    answers = [(name, value) for name, values in entry["answers"].items() for value in values]
    return render(request, "account/typed_again.html", {"to": entry["to"], "answers": answers})


def forget(request: HttpRequest) -> None:
    """Drop what was kept for this address: its form has been sent."""
    kept = request.session.get(SESSION_KEY)
    name = request.GET.get(PARAMETER, "")
    if kept and name in kept:
        request.session[SESSION_KEY] = {key: value for key, value in kept.items() if key != name}
