"""Names of the facts that pages show, for whoever keeps pages ready."""

from __future__ import annotations

from uuid import UUID

ITEMS = "potential.items"
ENTERPRISES = "potential.enterprises"
GROUPS = "potential.groups"


def of(pk: UUID) -> str:
    """One entry, enterprise or group."""
    return f"potential:{pk}"


def about(commodity: str) -> str:
    """Prices of one commodity."""
    return f"potential.price:{commodity}"


def area(pk: UUID) -> str:
    """A nagari and its page."""
    return f"area:{pk}"
