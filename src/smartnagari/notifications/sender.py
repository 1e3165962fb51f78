"""The port of ``kernel.messages``, filled."""

from __future__ import annotations

from smartnagari.kernel.messages import Envelope

from .actions.sending import queue_message


class OutboxSender:
    """Keeps every message in the outbox; the worker sends it."""

    def send(self, envelope: Envelope) -> None:
        queue_message(envelope=envelope)
