"""What PostgreSQL adds behind the scopes: row-level security on every table with a tenant column.

Runs after each migration and changes only what is missing. The owner of the tables is bound too (FORCE);
only a superuser or a role with BYPASSRLS is not, and the application must never be one. Unique constraints
and foreign keys look past the policies, which is why the tenant stands first in each of them.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.apps import apps
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections, models, transaction
from django.db.backends.utils import CursorWrapper

from smartnagari.kernel.append_only import append_only_tables

POLICY = "tenant_isolation"
EXPRESSION = "tenant_id = (SELECT nullif(current_setting('app.tenant_id', true), '')::uuid)"


def tenant_models() -> list[type[models.Model]]:
    """Every concrete model whose table has a tenant column."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed
        and not model._meta.proxy
        and any(field.column == "tenant_id" for field in model._meta.local_concrete_fields)
        and not _is_shared(model)
    ]


def _is_shared(model: type[models.Model]) -> bool:
    """A table that is read before any tenant is known (hosts) says so itself."""
    return bool(getattr(model, "shared_across_tenants", False))


def ensure_row_security(using: str = DEFAULT_DB_ALIAS, **kwargs: object) -> None:
    """Policies and rights on every table that exists; receiver of ``post_migrate``."""
    connection = connections[using]
    if connection.vendor != "postgresql":
        return
    with transaction.atomic(using=using), connection.cursor() as cursor:
        present = set(connection.introspection.table_names(cursor))
        guarded = [model for model in tenant_models() if model._meta.db_table in present]
        _guard(cursor, {model._meta.db_table for model in guarded})
        _grant(cursor, settings.DATABASE_APP_ROLE, present)


def _guard(cursor: CursorWrapper, tables: Iterable[str]) -> None:
    cursor.execute(
        "SELECT relname FROM pg_class JOIN pg_policies ON tablename = relname AND policyname = %s "
        "WHERE relrowsecurity AND relforcerowsecurity AND schemaname = current_schema()",
        [POLICY],
    )
    done = {name for (name,) in cursor.fetchall()}
    for table in sorted(set(tables) - done):
        name = _quoted(table)
        cursor.execute(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY")
        cursor.execute(f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY")
        cursor.execute(f"DROP POLICY IF EXISTS {POLICY} ON {name}")
        cursor.execute(f"CREATE POLICY {POLICY} ON {name} USING ({EXPRESSION}) WITH CHECK ({EXPRESSION})")


def _grant(cursor: CursorWrapper, role: str, present: set[str]) -> None:
    """The application's rights, when its role exists: rows, no structure, no rewriting of the log."""
    cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
    if cursor.fetchone() is None:
        return
    name = _quoted(role)
    cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {name}")
    cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {name}")
    for table in sorted(present & set(append_only_tables)):
        cursor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {_quoted(table)} FROM {name}")
    if "django_migrations" in present:
        cursor.execute(f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {name}")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
