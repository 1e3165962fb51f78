"""Proving a phone number or e-mail address by a code, outside allauth's own steps."""

from __future__ import annotations

import time

from allauth.account.adapter import get_adapter
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.errors import Invalid
from smartnagari.kernel.messages import Recipient

from ..actions import codes, letters

SECONDS, TRIES = 5 * 60, 5


def begin(request: HttpRequest, purpose: str, contact: str, *, silent: bool = False) -> None:
    """Send a code to this contact and remember its hash in the session, for this purpose only.

    Raises ``TooMany`` when the contact, the address or the network has asked too often. ``silent`` does all
    the same and sends nothing.
    """
    codes.count_code_request(contact=contact, ip=get_adapter(request).get_client_ip(request))
    code = codes.new_code()
    request.session[_key(purpose)] = {
        "contact": contact,
        "kept": "" if silent else codes.hashed(code),
        "at": time.time(),
        "tries": 0,
    }
    email, phone = (contact, "") if "@" in contact else ("", contact)
    to = Recipient(email=email, phone=phone, language=get_language() or "id")
    letters.write("accounts.code", to, silent=silent, code=code)


def pending(request: HttpRequest, purpose: str) -> str:
    """The contact that a code is awaited for; empty when none is, or not any more."""
    state = request.session.get(_key(purpose))
    if state is None or time.time() - state["at"] > SECONDS:
        return ""
    return str(state["contact"])


def finish(request: HttpRequest, purpose: str, typed: str) -> str:
    """The contact, once the code is right; it works once. Raises ``Invalid`` otherwise."""
    contact = pending(request, purpose)
    if not contact:
        raise Invalid(_("The code has run out. Ask for a new one."))
    state = request.session[_key(purpose)]
    if codes.matches(typed, state["kept"]):
        del request.session[_key(purpose)]
        return contact
    state["tries"] += 1
    if state["tries"] >= TRIES:
        del request.session[_key(purpose)]
        raise Invalid(_("Too many wrong tries. Ask for a new code."))
    request.session[_key(purpose)] = state
    raise Invalid(_("This code is not right. Type the 6 digits of the newest message."))


def stop(request: HttpRequest, purpose: str) -> None:
    """Forget the code that is awaited."""
    request.session.pop(_key(purpose), None)


def _key(purpose: str) -> str:
    return f"proof_{purpose}"
