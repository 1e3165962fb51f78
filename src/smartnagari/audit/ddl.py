"""What models cannot say: the database itself refuses to change the log."""

from __future__ import annotations

from typing import Any

from django.db import connections

from smartnagari.kernel.append_only import guard, only_grows

from .models import AccessLog, AuditAnchor, AuditEntry, AuditSeal

GUARDED = tuple(model._meta.db_table for model in (AuditEntry, AuditSeal, AccessLog, AuditAnchor))


def register() -> None:
    """Name the tables of the log among those that only grow; called in ``ready()``."""
    only_grows(*GUARDED)


def install(*, using: str, **_signal: Any) -> None:
    """Put the guards on, after each migration; running it again does no harm."""
    connection = connections[using]
    standing = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table in GUARDED:
            for statement in guard(table, connection.vendor) if table in standing else ():
                cursor.execute(statement)
