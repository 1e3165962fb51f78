"""The full-text index beside the entries, kept in step by triggers of the database.

SQLite: an FTS5 table over the columns of the entries. PostgreSQL: a table of ``tsvector`` of its own with
GIN, and not a column of the entries, because under row-level security ``@@`` may not use an index (it is
not leakproof). The index holds public words only; every question carries the word of its tenant, and the
rows come from the entries, which the policies guard. Lexemes are our folded words as they are, without any
stemming: ``#`` marks the owner, ``=`` a word of a name.

Made by the migration and completed after every migration: Django rebuilds a table of SQLite when a column
changes, and its triggers go with the old one.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

INDEXES = {"search_entry": "search_index", "search_nationalentry": "search_nationalindex"}
"""Table of entries and the index beside it."""


def statements(vendor: str) -> Iterator[str]:
    """What makes both indexes; each statement may be run again."""
    make = _postgresql if vendor == "postgresql" else _sqlite
    for table, index in INDEXES.items():
        yield from make(table, index)


def _sqlite(table: str, index: str) -> Iterator[str]:
    yield (
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {index} USING fts5(owner, names, words, "
        f"content='{table}', content_rowid='id', detail=column, tokenize='ascii')"
    )
    add = f"INSERT INTO {index}(rowid, owner, names, words) VALUES (new.id, new.owner, new.names, new.words);"  # noqa: S608 - our own names
    drop = (
        f"INSERT INTO {index}({index}, rowid, owner, names, words) "  # noqa: S608 - our own names
        f"VALUES ('delete', old.id, old.owner, old.names, old.words);"
    )
    yield f"CREATE TRIGGER IF NOT EXISTS {index}_added AFTER INSERT ON {table} BEGIN {add} END"
    yield f"CREATE TRIGGER IF NOT EXISTS {index}_dropped AFTER DELETE ON {table} BEGIN {drop} END"
    yield (
        f"CREATE TRIGGER IF NOT EXISTS {index}_changed AFTER UPDATE OF owner, names, words ON {table} "
        f"BEGIN {drop} {add} END"
    )


def _postgresql(table: str, index: str) -> Iterator[str]:
    yield f"CREATE TABLE IF NOT EXISTS {index} (entry_id bigint PRIMARY KEY, document tsvector NOT NULL)"
    yield f"CREATE INDEX IF NOT EXISTS {index}_document ON {index} USING gin (document)"
    yield f"""
        CREATE OR REPLACE FUNCTION {index}_follow() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'TRUNCATE' THEN
                TRUNCATE {index};
            ELSIF TG_OP = 'DELETE' THEN
                DELETE FROM {index} WHERE entry_id = OLD.id;
            ELSE
                INSERT INTO {index} (entry_id, document)
                SELECT NEW.id, array_to_tsvector(array_agg(lexeme)) FROM (
                    SELECT '#' || word AS lexeme FROM regexp_split_to_table(NEW.owner, '\\s+') AS word
                    UNION SELECT '=' || word FROM regexp_split_to_table(NEW.names, '\\s+') AS word
                    UNION SELECT word
                    FROM regexp_split_to_table(NEW.names || ' ' || NEW.words, '\\s+') AS word WHERE word <> ''
                ) AS lexemes
                ON CONFLICT (entry_id) DO UPDATE SET document = EXCLUDED.document;
            END IF;
            RETURN NULL;
        END $$
    """  # noqa: S608 - our own names
    yield (
        f"CREATE OR REPLACE TRIGGER {index}_followed AFTER INSERT OR DELETE OR UPDATE OF owner, names, words "
        f"ON {table} FOR EACH ROW EXECUTE FUNCTION {index}_follow()"
    )
    yield (
        f"CREATE OR REPLACE TRIGGER {index}_emptied AFTER TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {index}_follow()"
    )


def make_index(connection: BaseDatabaseWrapper) -> None:
    """Make what is missing of the indexes and their triggers."""
    with connection.cursor() as cursor:
        for statement in statements(connection.vendor):
            cursor.execute(statement)


def drop_index(connection: BaseDatabaseWrapper) -> None:
    """Take the indexes and their triggers away again."""
    with connection.cursor() as cursor:
        for table, index in INDEXES.items():
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP FUNCTION IF EXISTS {index}_follow() CASCADE")
            else:
                for trigger in ("added", "dropped", "changed"):
                    cursor.execute(f"DROP TRIGGER IF EXISTS {index}_{trigger}")
            cursor.execute(f"DROP TABLE IF EXISTS {index}")
            del table


def complete_index(using: str = DEFAULT_DB_ALIAS, **kwargs: object) -> None:
    """Triggers that a migration took along; receiver of ``post_migrate``."""
    connection = connections[using]
    if "search_entry" in connection.introspection.table_names():
        with transaction.atomic(using=using):
            make_index(connection)
