"""The clock of data rights (UU 27/2022): "3 x 24 jam" is 72 consecutive hours, not working days.

It runs through nights, Sundays and holidays: what arrives on Friday at 16:10 is due on Monday at 16:10.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

LIMIT = timedelta(hours=3 * 24)
SOON = timedelta(hours=24)


class RightKind(StrEnum):
    """What a person may ask about their data; the articles are those of UU 27/2022."""

    ACCESS = "access"
    EXPORT = "export"
    CORRECT = "correct"
    ERASE = "erase"
    OBJECT = "object"
    RESTRICT = "restrict"
    WITHDRAW_CONSENT = "withdraw_consent"


ARTICLES = {
    RightKind.ACCESS: "7, 32",
    RightKind.EXPORT: "13, 32",
    RightKind.CORRECT: "6, 30",
    RightKind.ERASE: "8, 43",
    RightKind.OBJECT: "10",
    RightKind.RESTRICT: "11, 41",
    RightKind.WITHDRAW_CONSENT: "9, 40",
}

SERVED_AT_ONCE = frozenset({RightKind.ACCESS, RightKind.EXPORT, RightKind.WITHDRAW_CONSENT})
"""What the platform does itself, without an officer between the person and their data."""


class Urgency(StrEnum):
    OVERDUE = "overdue"
    SOON = "soon"
    RUNNING = "running"
    STOPPED = "stopped"


def due_at(received: datetime) -> datetime:
    """When the answer is due. Counted on the clock of the world, so a zone's change of hour moves nothing."""
    if received.tzinfo is None:
        raise ValueError("A deadline needs a moment with its zone.")
    return received + LIMIT


def urgency(due: datetime, *, now: datetime, finished: datetime | None = None) -> Urgency:
    """How pressing a request is now; one that is finished no longer presses."""
    if finished is not None:
        return Urgency.STOPPED
    if now > due:
        return Urgency.OVERDUE
    return Urgency.SOON if due - now <= SOON else Urgency.RUNNING


def hours_left(due: datetime, *, now: datetime) -> int:
    """Full hours until (or, negative, begun hours since) the deadline."""
    return (due - now) // timedelta(hours=1)
