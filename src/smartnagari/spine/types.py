"""Values of the spine that other apps see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Claim:
    """A delivery that one worker holds until its lease is over."""

    id: int
    event: int
    subscription: str
    kind: str
    payload: dict[str, Any]
    attempts: int
    holder: str

    @property
    def effect_key(self) -> str:
        """The same at every attempt: what a handler makes its effect unique by."""
        return f"{self.event}:{self.subscription}"


@dataclass(frozen=True)
class DeadDelivery:
    """A delivery that was given up, for the screen or command that revives it."""

    id: int
    event: int
    kind: str
    subject: str
    subscription: str
    attempts: int
    last_error: str
    occurred_at: datetime


@dataclass(frozen=True)
class Backlog:
    """How much waits to be delivered; ``oldest`` is the moment the longest waiting one was due."""

    ready: int
    running: int
    dead: int
    oldest: datetime | None


@dataclass(frozen=True)
class NumberEntry:
    """One line of a register of numbers."""

    number: int
    state: str
    subject: str
    reason: str
    reserved_at: datetime
    settled_at: datetime | None


@dataclass(frozen=True)
class Gap:
    """Numbers from ``first`` to ``last`` that do not stand in the register."""

    first: int
    last: int
