"""How long a session lasts and how many an officer may have."""

from __future__ import annotations

from dataclasses import dataclass

MOST_OFFICER_SESSIONS = 3
TOUCH_EVERY = 60
"""Seconds between two notes of "seen now": a page view is not a write."""


@dataclass(frozen=True)
class SessionLimit:
    """Seconds without a request, and seconds altogether, after which a session is over."""

    idle: int
    absolute: int


CITIZEN = SessionLimit(idle=30 * 60, absolute=12 * 3600)
OFFICER = SessionLimit(idle=15 * 60, absolute=10 * 3600)


def is_over(*, began: float, seen: float, now: float, officer: bool) -> bool:
    """Whether a session that began and was last seen at these moments has ended by now."""
    limit = OFFICER if officer else CITIZEN
    return now - seen > limit.idle or now - began > limit.absolute


def too_many(keys_oldest_first: list[str], *, current: str) -> list[str]:
    """The sessions to end so that at most three stay; the newest wins and the current one always stays."""
    others = [key for key in keys_oldest_first if key != current]
    return others[: max(0, len(others) - (MOST_OFFICER_SESSIONS - 1))]
