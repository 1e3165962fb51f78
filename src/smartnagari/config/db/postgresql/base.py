"""PostgreSQL with the tenant in force: the database is told whose data are meant before it is asked.

Row-level security reads ``app.tenant_id``; ``SET LOCAL`` semantics keep it inside the transaction, so a
pooled connection can never carry one tenant's name into another's request (docs/architecture.md).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.backends.postgresql import base

from smartnagari.kernel.tenancy import current_tenant


def in_its_tenant(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    """Run a statement that stands outside any transaction in a small one of its own.

    Otherwise what middleware, a worker or a template reads between transactions would find nothing.
    """
    connection = context["connection"]
    if current_tenant() is None or connection.in_atomic_block or not connection.get_autocommit():
        return execute(sql, params, many, context)
    with transaction.atomic(using=connection.alias):
        return execute(sql, params, many, context)


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own wrapper, plus ``set_config('app.tenant_id', ..., true)`` as the first statement."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.execute_wrappers.append(in_its_tenant)

    def set_autocommit(
        self, autocommit: bool, force_begin_transaction_with_broken_autocommit: bool = False
    ) -> None:
        super().set_autocommit(autocommit, force_begin_transaction_with_broken_autocommit)
        tenant = current_tenant()
        if not autocommit and tenant is not None:
            with self.cursor() as cursor:
                cursor.execute("SELECT set_config('app.tenant_id', %s, true)", [str(tenant)])
