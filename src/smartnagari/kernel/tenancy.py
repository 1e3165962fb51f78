"""Whose data is in force: one context variable that the scope, the database and the log all read."""

from __future__ import annotations

from contextvars import ContextVar, Token
from uuid import UUID

_tenant: ContextVar[UUID | None] = ContextVar("tenant", default=None)


def current_tenant() -> UUID | None:
    """The tenant in force in this context, or ``None`` outside any."""
    return _tenant.get()


def enter_tenant(tenant: UUID) -> Token[UUID | None]:
    """Put this tenant in force; give the token to :func:`leave_tenant`."""
    return _tenant.set(tenant)


def leave_tenant(token: Token[UUID | None]) -> None:
    """Put back what was in force before."""
    _tenant.reset(token)
