"""Entering a tenant: the scope of queries, the context variable and the database, together."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone
from django_scopes import scope

from smartnagari.kernel.tenancy import current_tenant, enter_tenant, leave_tenant


def _tell_database(tenant: UUID | None) -> None:
    if connection.vendor != "postgresql" or not connection.in_atomic_block or _broken():
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.tenant_id', %s, true)", [str(tenant or "")])


def _broken() -> bool:
    """Whether the transaction can only be rolled back, which puts the setting back by itself."""
    from psycopg.pq import TransactionStatus

    status = connection.connection.info.transaction_status if connection.connection else None
    return connection.needs_rollback or status == TransactionStatus.INERROR


@contextmanager
def tenant_scope(tenant: UUID) -> Iterator[None]:
    """Everything inside belongs to this tenant; queries outside any scope raise ``ScopeError``.

    A transaction that begins inside tells PostgreSQL by itself; one that is already open is told here.
    """
    previous = current_tenant()
    token = enter_tenant(tenant)
    try:
        _tell_database(tenant)
        with scope(tenant=tenant):
            yield
    finally:
        leave_tenant(token)
        _tell_database(previous)


zones: dict[UUID, str] = {}
"""The zone of each tenant, as it stood when the list of tenants was last read."""


@contextmanager
def in_its_zone(tenant: UUID) -> Iterator[None]:
    """The tenant's scope, and its own time: for whoever goes from tenant to tenant outside a request."""
    own = timezone.override(zones[tenant]) if tenant in zones else nullcontext()
    with tenant_scope(tenant), own:
        yield


def reading() -> AbstractContextManager[object]:
    """A block of reads outside any request, in a worker or a command.

    PostgreSQL is told whose rows are meant by the transaction, so there has to be one; an open one will
    do. On SQLite a transaction would take the lock of writers for nothing.
    """
    needed = connection.vendor == "postgresql" and not connection.in_atomic_block
    return transaction.atomic() if needed else nullcontext()
