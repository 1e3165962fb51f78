"""Between tests the tables that only grow are emptied; nowhere else may they be."""

from __future__ import annotations

import pytest
from django.db.backends.base.operations import BaseDatabaseOperations

from smartnagari.kernel.append_only import append_only_tables, guard, lift


def lift_guards(connection) -> None:
    """Take the guards off, as only the owner of the database could."""
    run(connection, lift)


def put_guards(connection) -> None:
    """Put the guards back."""
    run(connection, guard)


def run(connection, statements) -> None:
    standing = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table in standing.intersection(append_only_tables):
            for statement in statements(table, connection.vendor):
                cursor.execute(statement)


@pytest.fixture(scope="session", autouse=True)
def flush_empties_what_only_grows():
    """The flush after a transactional test lifts the guards for as long as it lasts."""
    flush = BaseDatabaseOperations.execute_sql_flush

    def unguarded(operations, statements):
        lift_guards(operations.connection)
        flush(operations, statements)
        put_guards(operations.connection)

    BaseDatabaseOperations.execute_sql_flush = unguarded
    yield
    BaseDatabaseOperations.execute_sql_flush = flush
