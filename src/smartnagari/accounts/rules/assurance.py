"""What a session has proven: the level of assurance from how the person signed in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from smartnagari.kernel.actor import Level

STEP_UP_SECONDS = 5 * 60
"""How long a fresh touch of the passkey counts for signing, export and administration."""


@dataclass(frozen=True)
class Proof:
    """One thing a person did in this session: by password, code, app (TOTP), recovery code or passkey."""

    method: str
    at: float
    kind: str = ""
    passwordless: bool = False

    @classmethod
    def read(cls, record: Mapping[str, Any]) -> Proof:
        return cls(
            method=str(record.get("method", "")),
            at=float(record.get("at", 0)),
            kind=str(record.get("type", "")),
            passwordless=bool(record.get("passwordless")),
        )

    @property
    def is_passkey(self) -> bool:
        return self.method == "mfa" and self.kind == "webauthn"

    @property
    def is_second_factor(self) -> bool:
        return self.method == "mfa"


def officer_level(proofs: Iterable[Proof], *, now: float) -> Level | None:
    """P1 by password and app, P2 by passkey, P3 by a passkey within five minutes; ``None`` with less."""
    level = None
    for proof in proofs:
        if proof.is_passkey:
            fresh = now - proof.at < STEP_UP_SECONDS
            level = max(level or Level.P1, Level.P3 if fresh else Level.P2)
        elif proof.is_second_factor:
            level = max(level or Level.P1, Level.P1)
    return level


def session_level(
    proofs: Iterable[Proof],
    *,
    now: float,
    contact_proven: bool,
    identity: Level = Level.L0,
    officer: bool = False,
    demo: bool = False,
) -> Level:
    """The level of a signed-in session.

    A citizen has L1 once phone or e-mail is proven, and what the profile says above that (L2, L3). An
    officer without a second factor is a citizen like any other. ``demo`` stands in for the second factor
    in the demonstration alone.
    """
    if officer:
        if demo:
            return Level.P3
        proven = officer_level(proofs, now=now)
        if proven is not None:
            return proven
    if not contact_proven:
        return Level.L0
    return max(Level.L1, min(identity, Level.L3))
