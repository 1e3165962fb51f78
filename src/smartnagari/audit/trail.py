"""The trail of the kernel, kept in the log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from smartnagari.kernel.actor import Actor

from .actions import record


class AuditTrail:
    """Writes each act as an entry beside its change."""

    def record(
        self,
        actor: Actor,
        action: str,
        subject: str,
        facts: Mapping[str, Any],
        *,
        case: str = "",
        purpose: str = "",
    ) -> None:
        record(actor=actor, action=action, subject=subject, facts=facts, case=case, purpose=purpose)
