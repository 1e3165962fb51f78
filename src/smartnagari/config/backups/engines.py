"""How each database is copied out at one moment, brought back, and counted."""

from __future__ import annotations

import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import parse_qsl, unquote, urlsplit

import psycopg
from psycopg import sql

from smartnagari.config.env import child_environment

from .manifest import BadBackup


class Engine(Protocol):
    """A database that can be dumped into a file and filled from one."""

    name: str
    file: str

    def dump(self, target: Path) -> dict[str, int]:
        """Write the copy; the rows of each table at that very moment."""

    def is_empty(self) -> bool: ...

    def load(self, source: Path) -> None: ...

    def rows(self) -> dict[str, int]: ...


class Sqlite:
    """The embedded database: copied by SQLite's own backup interface while others write."""

    name, file = "sqlite", "database.sqlite3"

    def __init__(self, path: Path) -> None:
        self.path = path

    def dump(self, target: Path) -> dict[str, int]:
        with closing(sqlite3.connect(self.path)) as source, closing(sqlite3.connect(target)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            return self._count(copy)

    def is_empty(self) -> bool:
        return not self.path.exists() or not self.rows()

    def load(self, source: Path) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        for leftover in (f"{self.path}-wal", f"{self.path}-shm"):
            Path(leftover).unlink(missing_ok=True)
        with closing(sqlite3.connect(source)) as copy, closing(sqlite3.connect(self.path)) as target:
            copy.backup(target)
            target.execute("PRAGMA journal_mode=WAL")
            if target.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise BadBackup("SQLite finds the restored database damaged. Take an older backup.")

    def rows(self) -> dict[str, int]:
        with closing(sqlite3.connect(self.path)) as source:
            return self._count(source)

    @staticmethod
    def _count(connection: sqlite3.Connection) -> dict[str, int]:
        query = (
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        )
        names = [name for (name,) in connection.execute(query)]
        return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608


class PostgreSql:
    """The production database: ``pg_dump`` from the same snapshot in which the rows are counted.

    The role must see every row (``BYPASSRLS``), or the dump stops with an error instead of being partial.
    """

    name, file = "postgresql", "database.dump"

    def __init__(self, url: str) -> None:
        self.url = url
        parts = urlsplit(url)
        options = dict(parse_qsl(parts.query))
        self.variables = {
            "PGHOST": options.get("host", unquote(parts.hostname or "")),
            "PGPORT": str(parts.port or options.get("port", "")),
            "PGUSER": unquote(parts.username or ""),
            "PGPASSWORD": unquote(parts.password or ""),
            "PGDATABASE": parts.path.lstrip("/"),
        }

    def dump(self, target: Path) -> dict[str, int]:
        with self._connect() as connection:
            connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            snapshot = connection.execute("SELECT pg_export_snapshot()").fetchone()
            assert snapshot is not None
            self._run("pg_dump", "--format=custom", f"--snapshot={snapshot[0]}", f"--file={target}")
            return self._count(connection)

    def is_empty(self) -> bool:
        return not self.rows()

    def load(self, source: Path) -> None:
        self._run(
            "pg_restore",
            "--no-owner",
            "--exit-on-error",
            "--dbname",
            self.variables["PGDATABASE"],
            str(source),
        )

    def rows(self) -> dict[str, int]:
        with self._connect() as connection:
            return self._count(connection)

    @contextmanager
    def _connect(self) -> Iterator[psycopg.Connection]:
        known: dict[str, Any] = {
            name.removeprefix("PG").lower(): value for name, value in self.variables.items() if value
        }
        known["dbname"] = known.pop("database", "")
        with psycopg.connect("", **known) as connection:
            connection.execute("SET row_security = off")
            yield connection

    def _run(self, program: str, *words: str) -> None:
        given = {name: value for name, value in self.variables.items() if value}
        done = subprocess.run(  # noqa: S603 - the database's own programs
            [program, *words], env=child_environment(**given), capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise BadBackup(f"{program} stopped: {done.stderr.strip()[-1000:]}")

    @staticmethod
    def _count(connection: psycopg.Connection) -> dict[str, int]:
        names = connection.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1"
        ).fetchall()
        counted = {}
        for (name,) in names:
            row = connection.execute(
                sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(name))
            ).fetchone()
            counted[name] = row[0] if row else 0
        return counted


def engine_for(url: str) -> Engine:
    """The engine of a database address; anything but PostgreSQL is the path of an SQLite file."""
    if url.startswith(("postgresql://", "postgres://")):
        return PostgreSql(url)
    return Sqlite(Path(url.removeprefix("sqlite://")))
