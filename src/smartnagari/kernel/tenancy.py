"""Whose data is in force: one context variable that the scope, the database and the log all read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from contextvars import ContextVar, Token
from dataclasses import dataclass
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


def tenant_in_force() -> UUID:
    """The tenant in force; raises ``RuntimeError`` where there is none, for then a row would be nobody's."""
    tenant = _tenant.get()
    if tenant is None:
        raise RuntimeError("No tenant is in force; enter one before writing.")
    return tenant


@dataclass(frozen=True)
class TenantRef:
    """A tenant as apps below ``regions`` know it: its id, and the code that people type."""

    id: UUID
    code: str


@dataclass(frozen=True)
class TenantPort:
    """How apps below ``regions`` go from tenant to tenant.

    ``reading`` opens a transaction for reads where the database has to be told whose rows are read
    (PostgreSQL), and nothing where a transaction would only take the lock of writers (SQLite).
    """

    all: Callable[[], Iterable[TenantRef]]
    enter: Callable[[UUID], AbstractContextManager[None]]
    reading: Callable[[], AbstractContextManager[object]]


_port: TenantPort | None = None


def connect_tenants(port: TenantPort) -> None:
    """Called once by ``regions`` in ``ready()``."""
    global _port  # noqa: PLW0603 - the one port of this module, filled at start-up
    _port = port


def _connected() -> TenantPort:
    if _port is None:
        raise RuntimeError("No tenants are connected; is smartnagari.regions installed?")
    return _port


def tenants(code: str = "") -> tuple[TenantRef, ...]:
    """Every tenant in the order of the codes, or the one of this code; else raises ``LookupError``."""
    found = tuple(sorted(_connected().all(), key=lambda tenant: tenant.code))
    if not code:
        return found
    chosen = tuple(tenant for tenant in found if tenant.code == code)
    if not chosen:
        known = ", ".join(tenant.code for tenant in found) or "none"
        raise LookupError(f"No tenant has the code {code}; known: {known}.")
    return chosen


def inside(tenant: UUID) -> AbstractContextManager[None]:
    """Everything in this block belongs to this tenant: scope of queries, context and database together."""
    return _connected().enter(tenant)


def reading() -> AbstractContextManager[object]:
    """A block of reads outside any request: see :class:`TenantPort`."""
    return _connected().reading()
