"""SMS and WhatsApp by a gateway that speaks our small JSON protocol (docs/domain/messages.md)."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from http.client import HTTPException
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from ..types import OutgoingMessage, PermanentFailure, TemporaryFailure

TIMEOUT = 10
MOST_BYTES = 64 * 1024
OURS = frozenset({401, 403, 408, 425, 429})
"""Client errors that say something about us or the moment, not about the message."""


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


_opener = urllib.request.build_opener(_NoRedirects, urllib.request.ProxyHandler({}))


def checked_url(url: str) -> str:
    """The gateway's address; raises ``PermanentFailure`` unless it is HTTPS (or this very machine)."""
    parts = urlsplit(url)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in {"127.0.0.1", "localhost"}):
        return url
    raise PermanentFailure("The gateway's address must begin with https://.")


class GatewayChannel:
    """One HTTPS request a message, with the message's id as idempotency key."""

    kind = "phone"

    def __init__(self, key: str) -> None:
        self.key = key

    def _request(self, message: OutgoingMessage) -> urllib.request.Request:
        access = settings.PHONE_GATEWAYS[self.key]
        body = {"id": str(message.id), "channel": self.key, "to": message.address, "text": message.short}
        return urllib.request.Request(  # noqa: S310 - the scheme is checked
            checked_url(access["url"]),
            data=json.dumps(body).encode(),
            method="POST",
            headers={
                "Authorization": f"Bearer {access['token']}",
                "Content-Type": "application/json",
                "Idempotency-Key": str(message.id),
            },
        )

    def send(self, message: OutgoingMessage) -> str:
        try:
            with _opener.open(self._request(message), timeout=TIMEOUT) as answer:
                return _reference(answer.read(MOST_BYTES))
        except urllib.error.HTTPError as error:
            with error:
                return self._refused(error)
        except (OSError, HTTPException) as error:
            raise TemporaryFailure(f"The gateway does not answer: {type(error).__name__}.") from error

    def _refused(self, error: urllib.error.HTTPError) -> str:
        if error.code == 409:
            return _reference(error.read(MOST_BYTES))
        if 400 <= error.code < 500 and error.code not in OURS:
            raise PermanentFailure(f"The gateway refuses the message ({error.code}).")
        raise TemporaryFailure(f"The gateway says {error.code}.")


def _reference(body: bytes) -> str:
    """The partner's reference; an answer that is no JSON counts as taken, for it was a 2xx or 409."""
    try:
        answer = json.loads(body)
    except ValueError:
        return ""
    return str(answer.get("reference", "")) if isinstance(answer, dict) else ""
