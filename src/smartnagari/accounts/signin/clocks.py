"""Sessions that end by themselves: idle too long, or simply old."""

from __future__ import annotations

import time
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.auth import logout
from django.http import HttpRequest
from django.utils import timezone

from ..queries.grants import is_officer
from ..rules.sessions import TOUCH_EVERY, is_over

BEGAN, SEEN, OFFICER = "began_at", "seen_at", "officer"


def begin(request: HttpRequest) -> None:
    """Start the clocks of a session that somebody has just signed in to."""
    now = time.time()
    request.session[BEGAN] = request.session[SEEN] = now
    request.session[OFFICER] = _works_here(request)


def _works_here(request: Any) -> bool:
    tenant_id = request.tenant.pk
    return is_officer(user_id=request.user.pk, tenant_id=tenant_id, today=timezone.localdate())


def watch(request: HttpRequest) -> str:
    """End the session when its time is over; returns whose it was, or an empty text."""
    if not request.user.is_authenticated:
        return ""
    now, session = time.time(), request.session
    if BEGAN not in session:
        begin(request)
        return ""
    if is_over(began=session[BEGAN], seen=session[SEEN], now=now, officer=session.get(OFFICER, False)):
        owner = str(request.user.pk)
        logout(request)
        return owner
    if now - session[SEEN] > TOUCH_EVERY:
        session[SEEN] = now
        session[OFFICER] = _works_here(request)
        UserSession.objects.filter(session_key=session.session_key).update(last_seen_at=timezone.now())
    return ""
