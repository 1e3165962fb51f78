"""What allauth tells us, written to the audit trail."""

from __future__ import annotations

from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from django.dispatch import Signal
from django.http import HttpRequest

from ..actions.sessions import note, renew_session

TOLD: tuple[tuple[Signal, str], ...] = (
    (account.user_signed_up, "accounts.account.open"),
    (account.password_set, "accounts.password.set"),
    (account.password_changed, "accounts.password.change"),
    (account.password_reset, "accounts.password.reset"),
    (account.email_confirmed, "accounts.email.prove"),
    (account.email_changed, "accounts.email.change"),
    (account.email_removed, "accounts.email.remove"),
    (account.login_code_rejected, "accounts.code.refused"),
    (account.email_verification_code_rejected, "accounts.code.refused"),
    (account.password_reset_code_rejected, "accounts.code.refused"),
    (account.user_logged_out, "accounts.session.leave"),
    (mfa.authenticator_added, "accounts.factor.add"),
    (mfa.authenticator_removed, "accounts.factor.remove"),
    (mfa.authenticator_reset, "accounts.factor.renew"),
    (mfa.authentication_failed, "accounts.factor.refused"),
)


class Note:
    """Writes one kind of thing that happened to the trail: who, in whose account, by which factor."""

    def __init__(self, action: str) -> None:
        self.action = action

    def __call__(self, sender: Any, request: HttpRequest | None = None, **facts: Any) -> None:
        actor = getattr(request, "actor", None)
        if actor is None:
            return
        user = facts.get("user") or getattr(facts.get("email_address"), "user", None)
        kind = getattr(facts.get("authenticator"), "type", "")
        facts = {"factor": kind} if kind else {}
        note(actor=actor, action=self.action, subject=str(getattr(user, "pk", "-")), facts=facts)


def renew(sender: Any, request: HttpRequest, *, reauthenticated: bool = False, **facts: Any) -> None:
    """Who has proven themselves once more goes on under a new key, as after signing in."""
    if reauthenticated and request.session.session_key:
        renew_session(session=request.session)


NOTES = [(signal, Note(action)) for signal, action in TOLD]


def connect() -> None:
    """Called once in ``ready()``."""
    account.authentication_step_completed.connect(renew, weak=False)
    for signal, listener in NOTES:
        signal.connect(listener, weak=False)
