"""Channels by which messages leave, and what they are given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Protocol
from uuid import UUID

from smartnagari.kernel.events import Event, event
from smartnagari.kernel.registry import Registry


class TemporaryFailure(Exception):
    """The channel cannot take it now; it is tried again later."""


class PermanentFailure(Exception):
    """The channel will never take it: the address is wrong or the text is refused."""


@dataclass(frozen=True)
class OutgoingMessage:
    """One message as it leaves. ``id`` is the same at each try, so that a gateway can drop a double."""

    id: UUID
    address: str
    subject: str
    body: str
    short: str


class MessageChannel(Protocol):
    """A way out. ``key`` is stored in rows and never renamed; ``kind`` is ``email`` or ``phone``."""

    key: str
    kind: str

    def send(self, message: OutgoingMessage) -> str:
        """Hand the message over; the partner's reference, or an empty text.

        Raises ``TemporaryFailure`` or ``PermanentFailure``. Runs outside any transaction and gives up in
        seconds, not minutes.
        """
        ...


channels: Registry[MessageChannel] = Registry("message channel")


@event
@dataclass(frozen=True)
class MessageQueued(Event):
    """A message waits to be handed to its channel."""

    name: ClassVar[str] = "notifications.message_queued"

    message: str
