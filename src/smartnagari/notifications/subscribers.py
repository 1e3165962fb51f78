"""Delivering what was queued."""

from __future__ import annotations

from uuid import UUID

from smartnagari.kernel.events import subscribe

from .actions.sending import deliver_message
from .types import MessageQueued


@subscribe("notifications.deliver", to=MessageQueued, transactional=False)
def deliver(event: MessageQueued, effect_key: str) -> None:
    """Hand the message to its channel; a failure is tried again by the spine with growing pauses."""
    deliver_message(message_id=UUID(event.message))
