"""Roles as data: read once from the file that a civil servant can read and compare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from smartnagari.kernel.actor import Level, ScopeKind

from .delegation import Limits

DATA = Path(__file__).resolve().parent.parent / "data"


@dataclass(frozen=True)
class Role:
    """What a person may do; where and when is said by the assignment."""

    key: str
    names: Mapping[str, str]
    level: Level
    scopes: frozenset[ScopeKind]
    four_eyes: bool = False
    may: frozenset[str] = frozenset()
    assigns: frozenset[str] = frozenset()
    helps: frozenset[str] = frozenset()

    @property
    def permissions(self) -> frozenset[str]:
        """All it may do, with one permission for each role that it may assign or help."""
        assigns = {assigning(role) for role in self.assigns}
        return self.may | assigns | {helping(role) for role in self.helps}

    def name(self, language: str) -> str:
        return self.names.get(language, self.names["id"])

    def needs_second_person(self, scope: ScopeKind) -> bool:
        """Whether an assignment within such a scope waits for a second pair of eyes."""
        return self.four_eyes or scope is ScopeKind.TENANT


def assigning(role: str) -> str:
    """The permission to propose this role for somebody."""
    return f"accounts.assign.{role}"


def helping(role: str) -> str:
    """The permission to help somebody of this role who cannot sign in."""
    return f"accounts.help.{role}"


def read_roles(records: Mapping[str, Mapping[str, Any]]) -> dict[str, Role]:
    """The roles of such a file; raises ``ValueError`` for a role that names one that is not there."""
    roles = {
        key: Role(
            key=key,
            names=record["name"],
            level=Level[record["level"]],
            scopes=frozenset(ScopeKind(scope) for scope in record["scopes"]),
            four_eyes=bool(record.get("four_eyes", False)),
            may=frozenset(record["may"]),
            assigns=frozenset(record.get("assigns", ())),
            helps=frozenset(record.get("helps", ())),
        )
        for key, record in records.items()
    }
    named = {other for role in roles.values() for other in role.assigns | role.helps}
    if unknown := named - set(roles):
        raise ValueError(f"No such roles: {', '.join(sorted(unknown))}.")
    return roles


@cache
def roles() -> Mapping[str, Role]:
    """The roles of the platform, by key."""
    return read_roles(yaml.safe_load((DATA / "roles.yaml").read_text(encoding="utf-8")))


@cache
def _limits() -> tuple[tuple[date, Limits], ...]:
    records = yaml.safe_load((DATA / "delegation.yaml").read_text(encoding="utf-8"))
    found = [(r["valid_from"], Limits(r["plt_months"], r["plt_extensions"])) for r in records]
    return tuple(sorted(found, key=lambda pair: pair[0]))


def limits_on(day: date) -> Limits:
    """The limits of delegation in force on this day; the oldest known before that."""
    known = [limits for start, limits in _limits() if start <= day]
    return known[-1] if known else _limits()[0][1]
