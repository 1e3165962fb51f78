"""PostgreSQL with the tenant in force: each transaction begins by telling the database whose it is.

Row-level security reads ``app.tenant_id``; ``SET LOCAL`` semantics keep it inside the transaction, so a
pooled connection can never carry one tenant's name into another's request (docs/architecture.md).
"""

from django.db.backends.postgresql import base

from smartnagari.kernel.tenancy import current_tenant


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own wrapper, plus ``set_config('app.tenant_id', ..., true)`` as the first statement."""

    def set_autocommit(
        self, autocommit: bool, force_begin_transaction_with_broken_autocommit: bool = False
    ) -> None:
        super().set_autocommit(autocommit, force_begin_transaction_with_broken_autocommit)
        tenant = current_tenant()
        if not autocommit and tenant is not None:
            with self.cursor() as cursor:
                cursor.execute("SELECT set_config('app.tenant_id', %s, true)", [str(tenant)])
