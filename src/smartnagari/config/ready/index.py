"""Which page shows what: a small SQLite file beside the pages, made anew whenever it is missing or broken."""

from __future__ import annotations

import fcntl
import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ANY = ""
"""The tenant of a change that holds for all of them."""

TABLES = """
CREATE TABLE IF NOT EXISTS state (id INTEGER PRIMARY KEY CHECK (id = 1), seq INTEGER NOT NULL,
    floor INTEGER NOT NULL, looked REAL NOT NULL);
CREATE TABLE IF NOT EXISTS pages (id INTEGER PRIMARY KEY, tenant TEXT NOT NULL, host TEXT NOT NULL,
    path TEXT NOT NULL, until REAL, bytes INTEGER NOT NULL, UNIQUE (host, path));
CREATE INDEX IF NOT EXISTS pages_by_end ON pages (until) WHERE until IS NOT NULL;
CREATE TABLE IF NOT EXISTS shown (tag TEXT, tenant TEXT, page INTEGER REFERENCES pages ON DELETE CASCADE,
    PRIMARY KEY (tag, tenant, page)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS shown_by_page ON shown (page);
CREATE TABLE IF NOT EXISTS drops (tag TEXT, tenant TEXT, seq INTEGER NOT NULL, PRIMARY KEY (tag, tenant))
    WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS drops_by_seq ON drops (seq);
CREATE TABLE IF NOT EXISTS applied (change INTEGER PRIMARY KEY, at REAL NOT NULL);
"""


@dataclass(frozen=True)
class Kept:
    """A line of the index."""

    id: int
    host: str
    path: str


class Index:
    """Connections to the file, one a thread. It may be lost with its pages, so it is not synced."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._local = threading.local()

    def connection(self) -> sqlite3.Connection:
        """This thread's connection to the file that lies there now; an index that is missing is made."""
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None or self._local.number != self._number():
            self.close()
            found = self._open()
        return found

    def _number(self) -> int:
        """What tells the file from one that took its place; 0 where there is none."""
        try:
            return self._file.stat().st_ino
        except OSError:
            return 0

    def _open(self) -> sqlite3.Connection:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._file.with_name("opening").open("a") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)  # SQLite does not wait while another process makes the file
            opened = sqlite3.connect(self._file, timeout=10, isolation_level=None)
            opened.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;")
            opened.executescript(TABLES)
            # Counts on from the clock: what was begun under an index that is gone was begun before.
            begun = time.time_ns() // 1000
            opened.execute("INSERT OR IGNORE INTO state VALUES (1, ?, ?, 0)", [begun, begun])
            self._local.connection, self._local.number = opened, self._number()
        return opened

    def close(self) -> None:
        """Close this thread's connection."""
        if found := getattr(self._local, "connection", None):
            found.close()
            self._local.connection = None

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction of writes."""
        connection = self.connection()
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")

    def seq(self) -> int:
        """How many changes this store has seen."""
        return int(self.connection().execute("SELECT seq FROM state").fetchone()[0])

    def dropped_since(self, seq: int) -> frozenset[tuple[str, str]]:
        """Tags with their tenants that changed after this many changes."""
        return frozenset(self.connection().execute("SELECT tag, tenant FROM drops WHERE seq > ?", [seq]))

    def is_outdated(self, since: int, tenant: str, tags: Iterable[str]) -> bool:
        """Whether one of these facts has changed after ``since``, or all pages were thrown away."""
        wanted = list(tags)
        marks = ",".join("?" * len(wanted))
        found = self.connection().execute(
            f"SELECT 1 FROM state WHERE floor > ? UNION ALL SELECT 1 FROM drops"  # noqa: S608 - marks only
            f" WHERE seq > ? AND tenant IN (?, '') AND tag IN ({marks}) LIMIT 1",
            [since, since, tenant, *wanted],
        )
        return found.fetchone() is not None

    def holds_any(self) -> bool:
        """Whether any page is kept."""
        return self.connection().execute("SELECT 1 FROM pages LIMIT 1").fetchone() is not None

    def due(self, moment: float) -> list[Kept]:
        """Pages that have ceased to be true by themselves."""
        rows = self.connection().execute("SELECT id, host, path FROM pages WHERE until <= ?", [moment])
        return [Kept(*row) for row in rows]

    def showing(self, tenant: str, tags: Iterable[str]) -> list[Kept]:
        """Pages that show one of these facts; of every tenant where ``tenant`` is :data:`ANY`."""
        wanted = list(tags)
        marks = ",".join("?" * len(wanted))
        whose = "" if tenant == ANY else " AND shown.tenant = ?"
        rows = self.connection().execute(
            "SELECT DISTINCT pages.id, host, path FROM shown JOIN pages ON pages.id = page"  # noqa: S608
            f" WHERE tag IN ({marks}){whose}",
            [*wanted, *([] if tenant == ANY else [tenant])],
        )
        return [Kept(*row) for row in rows]
