"""How long data are kept, as machines can read it, and who takes away what is past its time.

A purpose of processing says when its data go (:data:`Ends`, or a :class:`Term` after an event). An app that
keeps rows with such a term registers a :class:`RetentionRule`; ``accounts`` runs the rules and the data
protection officer sees what they did.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from .registry import Registry


class Ends(StrEnum):
    """An end that no clock brings."""

    ON_REQUEST = "on_request"
    """When the person asks, closes the account or takes a consent back."""
    NEVER = "never"
    """Never: a law wants it kept for good."""


@dataclass(frozen=True)
class Term:
    """So long after an event; ``since`` names the event under a stable word, such as ``closed``."""

    since: str
    years: int = 0
    days: int = 0

    def __post_init__(self) -> None:
        if self.years < 0 or self.days < 0 or self.years + self.days == 0:
            raise ValueError("A term has years or days, and at least one of them.")

    def cutoff(self, now: datetime) -> datetime:
        """What happened before this moment is past its time. A 29 February counts as the 28th."""
        try:
            then = now.replace(year=now.year - self.years)
        except ValueError:
            then = now.replace(year=now.year - self.years, day=28)
        return then - timedelta(days=self.days)

    def as_data(self) -> dict[str, object]:
        """For the record of processing."""
        return {"since": self.since, "years": self.years, "days": self.days}


@dataclass(frozen=True)
class RetentionRule:
    """Rows of the tenant in force that go when the term of their purpose is over.

    ``rows`` gives those whose event lies before a moment, without an order; what was emptied once is not
    among them. ``remove`` deletes or empties a small piece of them, in the caller's transaction, and says how
    many. ``persons`` and ``users`` are lookups that lead to profiles and accounts, for legal holds. ``key``
    is stored and never renamed.
    """

    key: str
    purpose: str
    label: Any
    rows: Callable[[datetime], Any]
    remove: Callable[[Any], int]
    persons: tuple[str, ...] = ()
    users: tuple[str, ...] = ()


def delete(rows: Any) -> int:
    """The usual way to remove: the rows are gone."""
    return int(rows.delete()[0])


retention_rules: Registry[RetentionRule] = Registry("retention rule")
