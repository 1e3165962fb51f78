"""What accounts do when something happened: the person is told about their data request or their role."""

from __future__ import annotations

from datetime import datetime

from django.utils import formats, timezone

from smartnagari.kernel.events import subscribe

from .actions.letters import recipient, write
from .models import User
from .rules.rights import SERVED_AT_ONCE
from .rules.roles import roles
from .types import AssignmentBegan, AssignmentEnded, DataRequestMoved, DataRequestReceived


def _tell(text: str, user_id: str, **values: str) -> None:
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is None:
        return
    to = recipient(user)
    if to.email or to.phone:
        write(text, to, silent=False, **values)


@subscribe("accounts.tell_request_received", to=DataRequestReceived)
def tell_received(event: DataRequestReceived, effect_key: str) -> None:
    """Say until when the answer comes; what was served at once needs no receipt."""
    if event.kind in SERVED_AT_ONCE:
        return
    due = formats.date_format(timezone.localtime(datetime.fromisoformat(event.due_at)), "DATETIME_FORMAT")
    _tell("accounts.rights.received", event.user, number=event.number, due=due)


@subscribe("accounts.tell_request_answered", to=DataRequestMoved)
def tell_answered(event: DataRequestMoved, effect_key: str) -> None:
    """Say that there is an answer to read."""
    if event.move in {"finish", "refuse"}:
        _tell("accounts.rights.answered", event.user, number=event.number)


def _tell_of_role(text: str, event: AssignmentBegan | AssignmentEnded) -> None:
    """Invented people of the demonstration are told nothing."""
    user = User.objects.filter(pk=event.user, is_active=True, is_demo=False).first()
    role = roles().get(event.role)
    if user is not None and role is not None:
        _tell(text, event.user, role=role.name(user.language))


@subscribe("accounts.tell_role_began", to=AssignmentBegan)
def tell_role_began(event: AssignmentBegan, effect_key: str) -> None:
    """Say that there is a role, and how to sign in."""
    _tell_of_role("accounts.role.began", event)


@subscribe("accounts.tell_role_ended", to=AssignmentEnded)
def tell_role_ended(event: AssignmentEnded, effect_key: str) -> None:
    """Say that a role has ended, and whom to ask."""
    _tell_of_role("accounts.role.ended", event)
