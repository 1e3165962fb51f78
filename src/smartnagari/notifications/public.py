"""What other apps may use of notifications. Anything not named here is private to ``notifications``.

Messages are sent by ``kernel.messages.send``; channels of partners register here.
"""

from .types import MessageChannel, OutgoingMessage, PermanentFailure, TemporaryFailure, channels

__all__ = ["MessageChannel", "OutgoingMessage", "PermanentFailure", "TemporaryFailure", "channels"]
