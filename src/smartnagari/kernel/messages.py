"""Messages to people: texts by key, and the port through which any app has one sent.

An app registers its texts in ``ready()`` and calls :func:`send` inside its action. ``notifications`` fills
the port: it keeps the message beside the business rows and a worker hands it to a channel, so a mail server
that is down loses nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID

from .registry import Registry


@dataclass(frozen=True)
class Text:
    """What a message says, under a stored key. The strings are lazy translations with ``%(name)s`` in them.

    ``secrets`` names the values (a one-time code) that are kept sealed until the message has left and are
    nowhere afterwards. After ``lifetime`` seconds an unsent message is worthless and is dropped.
    """

    key: str
    subject: Any
    body: Any
    short: Any
    """The same for a telephone, in at most 160 characters."""
    secrets: frozenset[str] = frozenset()
    lifetime: int = 3 * 24 * 3600


texts: Registry[Text] = Registry("message text")


@dataclass(frozen=True)
class Recipient:
    """Where a message goes: by telephone when there is no e-mail address."""

    email: str = ""
    phone: str = ""
    language: str = "id"
    user: UUID | None = None


@dataclass(frozen=True)
class Envelope:
    """One message as it is asked for. ``silent`` ones are kept and never leave.

    The answer to an unknown address must cost as much as the answer to a known one.
    """

    text: str
    to: Recipient
    tenant: UUID
    values: Mapping[str, str] = field(default_factory=dict)
    silent: bool = False


class Sender(Protocol):
    """What takes messages; ``notifications`` puts itself here."""

    def send(self, envelope: Envelope) -> None: ...


_sender: Sender | None = None


def connect_sender(sender: Sender) -> None:
    """Called once by ``notifications`` in ``ready()``."""
    global _sender  # noqa: PLW0603 - the one port of this module, filled at start-up
    _sender = sender


def send(envelope: Envelope) -> None:
    """Have this message sent once the transaction that is open now has committed."""
    if _sender is None:
        raise RuntimeError("No sender of messages is connected; is smartnagari.notifications installed?")
    texts[envelope.text]  # an unknown key is a programming error, told before anything is written
    _sender.send(envelope)
