"""Around signing in: the account's own page, sessions, levels, a lost phone, proving oneself once more."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import get_next_redirect_url
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from smartnagari.kernel.actor import Level
from smartnagari.kernel.doors import door, open_door
from smartnagari.kernel.errors import Invalid, TooMany

from ..actions.codes import count_code_request
from ..actions.sessions import end_sessions, note
from ..forms.numbers import CodeForm
from ..queries.contacts import proven_contact
from ..requests import Request
from ..rules.phone import masked, masked_email
from ..signin import proofs

FRESH_SECONDS = 5 * 60
ONCE_MORE = "once_more"


@door(Level.L1)
def sessions(request: Request) -> HttpResponse:
    """Where one is signed in, with a button to end each and one to end all others."""
    current = request.session.session_key or ""
    if request.method == "POST":
        only = None
        if "others" not in request.POST:
            rows = UserSession.objects.filter(user=request.user, pk=_number(request.POST.get("end")))
            only = list(rows.values_list("session_key", flat=True))
        ended = end_sessions(user_id=request.user.pk, keep=current, only=only)
        facts = {"count": ended}
        note(actor=request.actor, action="accounts.session.end", subject=str(request.user.pk), facts=facts)
        messages.success(request, _("Done. Those devices must sign in again."))
        return redirect("usersessions_list")
    rows = UserSession.objects.purge_and_list(request.user)
    rows.sort(key=lambda row: (row.session_key != current, -row.last_seen_at.timestamp()))
    context = {"sessions": [(row, row.session_key == current) for row in rows]}
    return render(request, "usersessions/usersession_list.html", context)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 18 else 0


@door(Level.L0, why="says how to prove more; a signed-in person without any proof comes here too")
def level(request: Request) -> HttpResponse:
    """Which proof a page asks for, and how to give it."""
    needed = request.GET.get("butuh", "")
    context = {
        "needed": needed if needed in Level.__members__ else "L1",
        "next": get_next_redirect_url(request) or "",
        "level": request.actor.level.name,
    }
    return render(request, "account/level.html", context)


@open_door
def lost_phone(request: Request) -> HttpResponse:
    """What to do when the phone is lost or stolen."""
    return render(request, "account/lost_phone.html")


def shown_contact(contact: str) -> str:
    """Enough of a contact to know it again."""
    return masked_email(contact) if "@" in contact else masked(contact)


@door(Level.L1)
def once_more(request: Request) -> HttpResponse:
    """Proving oneself again by a code, for accounts that have neither password nor passkey.

    Who has one of them uses it: a code to a telephone is the weaker proof.
    """
    if get_adapter(request).get_reauthentication_methods(request.user):
        return redirect(f"{reverse('account_reauthenticate')}?{request.GET.urlencode()}")
    contact = proven_contact(request.user)
    if not contact:
        return redirect("recycled_number")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and "send" in request.POST:
        proofs.begin(request, ONCE_MORE, contact)
        return redirect(request.get_full_path())
    if request.method == "POST" and form.is_valid():
        try:
            proofs.finish(request, ONCE_MORE, form.cleaned_data["code"])
        except Invalid as error:
            form.add_error("code", str(error))
        else:
            record_authentication(request, request.user, "code", reauthenticated=True)
            return redirect(get_next_redirect_url(request) or resolve_url(settings.LOGIN_REDIRECT_URL))
    context = {
        "form": form if request.method == "POST" else CodeForm(),
        "pending": bool(proofs.pending(request, ONCE_MORE)),
        "contact": shown_contact(contact),
    }
    return render(request, "account/once_more.html", context)


def too_many(request: Request) -> HttpResponse:
    """What allauth calls when one of its own limits is reached."""
    raise TooMany(_("That was a lot at once. Please wait a minute and try again."), retry_after=60)


View = Callable[..., HttpResponse]


def fresh(view: View) -> View:
    """Wrap a view of allauth so that an account without password or passkey proves itself by a code.

    allauth takes such an account for freshly authenticated always, for it knows no way to ask.
    """

    @wraps(view)
    def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated or get_adapter(request).get_reauthentication_methods(
            request.user
        ):
            return view(request, *args, **kwargs)
        records = get_authentication_records(request, request.user)
        if records and time.time() - records[-1]["at"] < FRESH_SECONDS:
            return view(request, *args, **kwargs)
        query = urlencode({"next": request.get_full_path()})
        return redirect(f"{reverse('once_more')}?{query}")

    return guarded


def counted(view: View) -> View:
    """Wrap a view of allauth so that "send again" counts like any request for a code."""

    @wraps(view)
    def guarded(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and request.POST.get("action") in {"resend", "change"}:
            contact = awaited_contact(request.session)
            if contact:
                count_code_request(contact=contact, ip=get_adapter(request).get_client_ip(request))
        return view(request, *args, **kwargs)

    return guarded


def awaited_contact(session: Any) -> str:
    """The contact that the code of this session's current step went to."""
    stages = session.get("account_login", {}).get("state", {}).get("stages", {})
    current = stages.get(stages.get("current", ""), {}).get("data", {})
    for state in (
        session.get("account_email_verification_code") or {},
        session.get("account_phone_verification") or {},
        current,
    ):
        contact = state.get("phone") or state.get("email")
        if contact:
            return str(contact)
    return ""
