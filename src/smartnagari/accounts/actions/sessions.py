"""Sessions: listed by allauth, ended here."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import transaction

from smartnagari.kernel import trail
from smartnagari.kernel.actor import Actor

from ..rules.sessions import too_many


def _store() -> type:
    return import_module(settings.SESSION_ENGINE).SessionStore


@transaction.atomic
def end_sessions(*, user_id: UUID, keep: str = "", only: list[str] | None = None) -> int:
    """End the sessions of a person at once, except the one to ``keep``; returns how many.

    ``only`` narrows it to these session keys. The next request of an ended session is a stranger's.
    """
    sessions = UserSession.objects.filter(user_id=user_id).exclude(session_key=keep)
    if only is not None:
        sessions = sessions.filter(session_key__in=only)
    keys = list(sessions.values_list("session_key", flat=True))
    for key in keys:
        _store()(key).delete()
    sessions.delete()
    return len(keys)


@transaction.atomic
def renew_session(*, session: Any) -> None:
    """Give a session a new key, under which it stands in the list: the old one opens nothing any more."""
    old = session.session_key
    session.cycle_key()
    UserSession.objects.filter(session_key=old).update(session_key=session.session_key)


@transaction.atomic
def keep_newest_sessions(*, user_id: UUID, current: str) -> int:
    """End an officer's oldest sessions so that three stay; returns how many were ended."""
    rows = UserSession.objects.filter(user_id=user_id).order_by("created_at", "pk")
    surplus = too_many(list(rows.values_list("session_key", flat=True)), current=current)
    return end_sessions(user_id=user_id, only=surplus) if surplus else 0


@transaction.atomic
def note(*, actor: Actor, action: str, subject: str, facts: Mapping[str, Any] | None = None) -> None:
    """Write into the log what allauth did with a session; nothing of ours changes with it."""
    trail.record(actor, action, subject, facts or {})
