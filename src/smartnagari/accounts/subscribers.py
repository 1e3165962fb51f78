"""What accounts do when something happened: the person is told about their data request."""

from __future__ import annotations

from datetime import datetime

from django.utils import formats, timezone

from smartnagari.kernel.events import subscribe

from .actions.letters import recipient, write
from .models import User
from .rules.rights import SERVED_AT_ONCE
from .types import DataRequestMoved, DataRequestReceived


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
