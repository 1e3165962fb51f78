"""A number that the operator sold on: when a proof by phone alone stops being enough."""

from __future__ import annotations

from datetime import datetime, timedelta

TRUSTED_FOR = timedelta(days=60)
"""Operators give a prepaid number to somebody else some two months after its last top-up."""

COOL_DOWN = timedelta(days=7)
"""Between the new holder's proof and the old account's loss: time for the old holder to object."""


def is_stale(*, proven_at: datetime | None, now: datetime) -> bool:
    """Whether a number was last proven so long ago that a code alone may reach a stranger."""
    return proven_at is None or now - proven_at > TRUSTED_FOR


def free_from(proven_at: datetime) -> datetime:
    """When a number claimed by its new holder at this moment leaves the old account."""
    return proven_at + COOL_DOWN
