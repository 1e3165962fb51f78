"""Development without a mail server: messages are written to the log."""

from __future__ import annotations

import logging

from django.conf import settings

from ..types import OutgoingMessage, PermanentFailure

log = logging.getLogger(__name__)


class ConsoleChannel:
    """Writes the message to the log of a developer; refuses in production."""

    def __init__(self, key: str, kind: str) -> None:
        self.key = key
        self.kind = kind

    def send(self, message: OutgoingMessage) -> str:
        if settings.PRODUCTION:
            raise PermanentFailure("No channel is configured for this kind of message.")
        log.info("message to %s: %s", message.address, message.short)
        return "console"
