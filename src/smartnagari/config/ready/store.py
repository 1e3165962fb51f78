"""The pages of one host: kept with what they show, dropped when one of it changes, gone when their time is.

Keeping and dropping exclude each other by a lock that dies with its process, so a page never stands there
without its line in the index. A page that was made while one of its facts changed is not kept.
"""

from __future__ import annotations

import fcntl
import logging
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from . import pages
from .bell import Bell
from .index import ANY, Index, Kept
from .pages import Page
from .paths import folder_of

log = logging.getLogger(__name__)

REMEMBERED_SECONDS = 3600.0
"""How long the index remembers which changes it has taken up; the log of changes is read back less far."""


class Store:
    """Pages below a folder. Every process of a host opens its own; they meet in the files."""

    def __init__(self, folder: Path, *, clock: Callable[[], float] = time.time) -> None:
        self.folder = folder
        self.pages = folder / "pages"
        self.clock = clock
        self.pages.mkdir(parents=True, exist_ok=True)
        for place in (folder, self.pages):
            with suppress(PermissionError):
                place.chmod(0o755)  # nginx is somebody else
        self.index = Index(folder / "index.sqlite3")
        self.bell = Bell(folder / "bell")

    def begin(self) -> int:
        """Note how many changes have been seen, before the first fact of a page is read."""
        return self.index.seq()

    def read(self, host: str, path: str) -> Page | None:
        """The page of this address, if it is kept; whether it is still true is the caller's to ask."""
        return pages.read(self.pages / folder_of(host, path), host, path)

    def keep(
        self, page: Page, *, tenant: str, tags: Iterable[str], since: int, most_bytes: int | None = None
    ) -> bool:
        """Keep a page that was begun after ``since`` changes; whether it could be kept.

        The worker sweeps what is over ``most_bytes``; where none does, no disk is filled: at twice as much
        nothing more is kept. The old files go first and the line comes before the new ones: who dies between
        leaves a line without a page, which does no harm.
        """
        tags = frozenset(tags)
        with self._alone():
            if page.until is not None and page.until <= self.clock():
                return False
            if self.index.is_outdated(since, tenant, tags) or self._too_much(most_bytes and 2 * most_bytes):
                return False
            folder = self.pages / folder_of(page.host, page.path)
            pages.remove(folder, page.path, self.pages)
            with self.index.writing() as writing:
                writing.execute("DELETE FROM pages WHERE host = ? AND path = ?", [page.host, page.path])
                row = writing.execute(
                    "INSERT INTO pages (tenant, host, path, until, bytes) VALUES (?, ?, ?, ?, ?)",
                    [tenant, page.host, page.path, page.until, page.size],
                )
                writing.executemany(
                    "INSERT INTO shown VALUES (?, ?, ?)", [(tag, tenant, row.lastrowid) for tag in tags]
                )
            pages.write(folder, page)
        return True

    def drop(self, tags: Iterable[str], *, tenant: str = ANY, change: int | None = None) -> int:
        """Drop what shows one of these facts; how many pages went. A change taken up before does nothing.

        Where the index cannot be used everything goes: a page too few is made again, a wrong one is not seen.
        """
        tags = frozenset(tags)
        try:
            with self._alone(), self.index.writing() as writing:
                if change is not None and not self._first_time(writing, change):
                    return 0
                seq = writing.execute("UPDATE state SET seq = seq + 1 RETURNING seq").fetchone()[0]
                writing.executemany(
                    "INSERT OR REPLACE INTO drops VALUES (?, ?, ?)", [(tag, tenant, seq) for tag in tags]
                )
                gone = self.index.showing(tenant, tags)
                self._take_away(writing, gone)
                return len(gone)
        except (sqlite3.Error, OSError):
            log.exception("the index of ready pages failed; dropping all of them")
            self.wreck()
            raise

    def _first_time(self, writing: sqlite3.Connection, change: int) -> bool:
        return bool(
            writing.execute("INSERT OR IGNORE INTO applied VALUES (?, ?)", [change, self.clock()]).rowcount
        )

    def _take_away(self, writing: sqlite3.Connection, gone: Iterable[Kept]) -> None:
        for kept in gone:
            pages.remove(self.pages / folder_of(kept.host, kept.path), kept.path, self.pages)
            writing.execute("DELETE FROM pages WHERE id = ?", [kept.id])

    def sweep(self, *, most_bytes: int | None = None) -> int:
        """Drop what has ceased to be true by itself, and the oldest pages where there are too many bytes."""
        now = self.clock()
        if not self.index.due(now) and not self._too_much(most_bytes):
            return 0
        with self._alone(), self.index.writing() as writing:
            gone = self.index.due(now)
            self._take_away(writing, gone)
            over = self._oldest(writing, self._too_much(most_bytes))
            self._take_away(writing, over)
        return len(gone) + len(over)

    def _too_much(self, most_bytes: int | None) -> int:
        if most_bytes is None:
            return 0
        held = self.index.connection().execute("SELECT coalesce(sum(bytes), 0) FROM pages").fetchone()[0]
        return max(0, held - most_bytes)

    def _oldest(self, writing: sqlite3.Connection, too_much: int) -> list[Kept]:
        found: list[Kept] = []
        rows = writing.execute("SELECT id, host, path, bytes FROM pages ORDER BY id") if too_much else ()
        for number, host, path, size in rows:
            if too_much <= 0:
                break
            found.append(Kept(number, host, path))
            too_much -= size
        return found

    def drop_all(self) -> None:
        """Throw every page away, those included that are being made: at a start, and after a restore."""
        try:
            with self._alone(), self.index.writing() as writing:
                writing.execute("UPDATE state SET seq = seq + 1, floor = seq + 1")
                writing.execute("DELETE FROM pages")
                shutil.rmtree(self.pages, ignore_errors=True)
                self.pages.mkdir(parents=True, exist_ok=True)
        except sqlite3.Error:
            self.wreck()

    def wreck(self) -> None:
        """Throw pages and index away without asking the index."""
        with self._alone():
            self.index.close()
            shutil.rmtree(self.pages, ignore_errors=True)
            for file in self.folder.glob("index.sqlite3*"):
                file.unlink(missing_ok=True)
            self.pages.mkdir(parents=True, exist_ok=True)

    def looked(self) -> float:
        """When the log of changes was read last, by this store's clock; 0 for never."""
        return float(self.index.connection().execute("SELECT looked FROM state").fetchone()[0])

    def has_taken_up(self, change: int) -> bool:
        """Whether this change has dropped its pages here."""
        asked = self.index.connection().execute("SELECT 1 FROM applied WHERE change = ?", [change])
        return asked.fetchone() is not None

    def note_look(self) -> None:
        """The log of changes has been read; what was taken up long ago is forgotten."""
        now = self.clock()
        with self.index.writing() as writing:
            writing.execute("UPDATE state SET looked = ?", [now])
            writing.execute("DELETE FROM applied WHERE at < ?", [now - REMEMBERED_SECONDS])

    @contextmanager
    def _alone(self) -> Iterator[None]:
        self.pages.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            try:
                yield
            finally:
                self.bell.ring()
