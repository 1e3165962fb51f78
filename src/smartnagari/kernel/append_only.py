"""Tables that only grow: the statements with which the database itself refuses to change or empty them.

Pure text for SQLite and PostgreSQL; the owner of a table names it here in ``ready()`` and runs the
statements after each migration. There is no switch: whoever must change such a row has to take the
trigger away first, which only the owner of the database may.
"""

from __future__ import annotations

append_only_tables: list[str] = []
"""Every table that is guarded, in the order of registration."""

_POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION smartnagari_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% only grows: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$
"""


def only_grows(*tables: str) -> None:
    """Register tables; naming one twice does no harm."""
    append_only_tables.extend(table for table in tables if table not in append_only_tables)


def guard(table: str, vendor: str) -> list[str]:
    """The statements that put the guard on a table; running them again does no harm."""
    if vendor == "postgresql":
        return [
            _POSTGRESQL_FUNCTION,
            f'CREATE OR REPLACE TRIGGER {table}_rows BEFORE UPDATE OR DELETE ON "{table}" '
            "FOR EACH ROW EXECUTE FUNCTION smartnagari_append_only()",
            f'CREATE OR REPLACE TRIGGER {table}_whole BEFORE TRUNCATE ON "{table}" '
            "FOR EACH STATEMENT EXECUTE FUNCTION smartnagari_append_only()",
        ]
    return [
        f'CREATE TRIGGER IF NOT EXISTS {table}_{verb.lower()} BEFORE {verb} ON "{table}" '
        f"BEGIN SELECT RAISE(ABORT, '{table} only grows: {verb} is refused'); END"
        for verb in ("UPDATE", "DELETE")
    ]


def lift(table: str, vendor: str) -> list[str]:
    """The statements that take the guard away again: for tests that empty their tables."""
    if vendor == "postgresql":
        return [f'DROP TRIGGER IF EXISTS {table}_{part} ON "{table}"' for part in ("rows", "whole")]
    return [f"DROP TRIGGER IF EXISTS {table}_{verb}" for verb in ("update", "delete")]
