"""The port through which everything writes its audit row, in the transaction of the change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from .actor import Actor


class Trail(Protocol):
    """What keeps the rows; ``audit`` puts itself here."""

    def record(
        self,
        actor: Actor,
        action: str,
        subject: str,
        facts: Mapping[str, Any],
        *,
        case: str = "",
        purpose: str = "",
    ) -> None: ...


_trail: Trail | None = None


def connect_trail(trail: Trail) -> None:
    """Called once by ``audit`` in ``ready()``."""
    global _trail  # noqa: PLW0603 - the one port of this module, filled at start-up
    _trail = trail


def record(
    actor: Actor,
    action: str,
    subject: str,
    facts: Mapping[str, Any] | None = None,
    *,
    case: str = "",
    purpose: str = "",
) -> None:
    """Write who did what to which record, and for what purpose when the action alone does not say.

    No personal values: references and hashes only. Raises ``RuntimeError`` outside a transaction.
    """
    if _trail is None:
        raise RuntimeError("No audit trail is connected; is smartnagari.audit installed?")
    _trail.record(actor, action, subject, facts or {}, case=case, purpose=purpose)
