"""Identifiers: ordered by time for rows addressed from outside, random for secrets."""

from __future__ import annotations

import secrets
from uuid import UUID

import uuid_utils.compat

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Letters and digits that cannot be taken for one another (no 0 O 1 I L)."""


def uuid7() -> UUID:
    """A UUID version 7: unique without asking anybody, and close in the index to its neighbours in time."""
    return uuid_utils.compat.uuid7()


def token(bytes_of_randomness: int = 16) -> str:
    """A URL-safe random secret; 16 bytes give 22 characters."""
    return secrets.token_urlsafe(bytes_of_randomness)


def short_code(length: int = 8) -> str:
    """A random code that a person can read aloud and type."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
