"""Entering a tenant: the scope of queries, the context variable and the database, together."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from uuid import UUID

from django.db import connection, transaction
from django_scopes import scope

from smartnagari.kernel.tenancy import current_tenant, enter_tenant, leave_tenant


def _tell_database(tenant: UUID | None) -> None:
    if connection.vendor == "postgresql" and connection.in_atomic_block and not connection.needs_rollback:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('app.tenant_id', %s, true)", [str(tenant or "")])


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


def reading() -> AbstractContextManager[object]:
    """A block of reads outside any request, in a worker or a command.

    PostgreSQL is told whose rows are meant by the transaction, so there has to be one. On SQLite a
    transaction would take the lock of writers for nothing.
    """
    return transaction.atomic() if connection.vendor == "postgresql" else nullcontext()
