"""When to try again, how long to keep, and what makes two requests the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

MAX_ATTEMPTS = 10
"""After this many attempts a delivery is dead and waits for a person (about a day and a half)."""

LEASE = timedelta(seconds=60)
"""How long a worker may be silent before its work goes back to the others."""

PATIENCE = timedelta(minutes=15)
"""How long a handler may run, heartbeats or not, before its lease is left to end."""

FIRST_RETRY = timedelta(seconds=2)
LONGEST_RETRY = timedelta(hours=8)

KEEP_DONE = timedelta(days=30)
"""Delivered events stay this long, so that a partner who missed some can read them again."""

KEEP_KEYS = timedelta(days=90)
"""Idempotency keys outlive the longest time a phone may hold back a draft without signal."""


def retry_delay(attempts: int, *, jitter: float = 0.0) -> timedelta:
    """How long to wait after attempt number ``attempts`` has failed.

    Two seconds, then four times as long each time, at most eight hours. ``jitter`` from -1 to 1 moves it by
    up to a fifth either way, so that what failed together does not come back together.
    """
    if attempts < 1:
        raise ValueError("Nothing has been tried yet.")
    steps = min(attempts - 1, 12)
    plain = min(FIRST_RETRY * 4**steps, LONGEST_RETRY)
    return plain * (1 + 0.2 * max(-1.0, min(1.0, jitter)))


def in_short(error: BaseException) -> str:
    """What went wrong in at most five hundred characters that any database can hold."""
    text = f"{type(error).__name__}: {error}".replace("\x00", "")
    return text.encode(errors="replace").decode()[:500]


def fingerprint(request: Mapping[str, Any]) -> str:
    """A short name for what is asked: equal for equal requests, whatever the order of their fields."""
    text = json.dumps(request, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
