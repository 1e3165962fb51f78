"""Answers ready pages before Django is asked: what ``make run`` has in place of nginx."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from random import getrandbits
from threading import RLock
from time import monotonic
from typing import Any

from .negotiation import form_for, has_it
from .pages import Page, header_lines
from .paths import folder_of, may_be_kept, meta_name, without_query
from .store import Store

Environ = dict[str, Any]
Start = Callable[..., Any]
Application = Callable[[Environ, Start], Iterable[bytes]]

READING = frozenset({"GET", "HEAD"})
FOR_A_MATCH = frozenset({"content-length", "content-encoding", "content-type", "content-language"})
MOST_BYTES = 32 * 1024 * 1024
"""Pages that a process holds in memory; the operating system holds the files of all others."""
LONGEST_UNSEEN = 1.0
SIGN_SECONDS = 0.2


@dataclass(frozen=True)
class Rules:
    """Which requests may be answered from the store."""

    session_cookie: str
    https_only: bool
    sign: Path
    """Stands while the operator has closed the site."""

    def allow(self, environ: Environ) -> bool:
        """Whether this is somebody unknown who asks for a page as everybody sees it."""
        if environ["REQUEST_METHOD"] not in READING or not without_query(environ.get("QUERY_STRING", "")):
            return False
        if "HTTP_HX_REQUEST" in environ or "HTTP_AUTHORIZATION" in environ:
            return False
        if self.session_cookie in environ.get("HTTP_COOKIE", ""):
            return False
        return not self.https_only or environ.get("HTTP_X_FORWARDED_PROTO") == "https"


@dataclass
class Held:
    """A page in memory, with the look of the file that says that it is there."""

    page: Page
    file: str
    mark: tuple[int, int, int]
    heard: bytes
    looked: float
    full: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    match: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for form in self.page.forms:
            lines = header_lines(self.page, form)
            self.full[form] = lines
            self.match[form] = [line for line in lines if line[0].lower() not in FOR_A_MATCH]


def mark_of(file: str) -> tuple[int, int, int] | None:
    """What changes whenever a file is replaced; nothing when it is not there."""
    try:
        found = os.stat(file)  # noqa: PTH116 - once a request: a path object would cost more than the look
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


class ReadyPages:
    """A WSGI application in front of another one.

    Each answer looks whether pages have gone since the page was last found in its place, so that what any
    process has dropped is not answered again.
    """

    def __init__(self, behind: Application, store: Store, rules: Rules) -> None:
        self.behind = behind
        self.store = store
        self.rules = rules
        self.sign = str(rules.sign)
        self.sign_looked, self.closed = 0.0, False
        self.held: dict[tuple[str, str], Held] = {}
        self.bytes = 0
        self.changing = RLock()

    def __call__(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        if self.rules.allow(environ):
            held = self.find(environ.get("HTTP_HOST", ""), environ["PATH_INFO"])
            if held is not None and not self.is_closed():
                return answer(held, environ, start_response)
        return self.behind(environ, start_response)

    def is_closed(self) -> bool:
        """Whether the sign stands; looked at a few times a second."""
        now = monotonic()
        if now - self.sign_looked > SIGN_SECONDS:
            self.sign_looked, self.closed = now, os.path.exists(self.sign)  # noqa: PTH110 - as above
        return self.closed

    def find(self, host: str, path: str) -> Held | None:
        """The page of this address if it is kept and still true."""
        held = self.held.get((host, path))
        if held is None or not self._stands(held):
            held = self._load(host, path)
        if held is None or (held.page.until is not None and held.page.until <= self.store.clock()):
            return None
        return held

    def _stands(self, held: Held) -> bool:
        """Whether the page is still the one in its place: nothing has gone since, or its file is the same."""
        heard, now = self.store.bell.heard(), monotonic()
        if heard == held.heard and now - held.looked < LONGEST_UNSEEN:
            return True
        if now - held.looked >= LONGEST_UNSEEN:
            self.store.bell.renew()
            heard = self.store.bell.heard()
        held.heard, held.looked = heard, now
        return mark_of(held.file) == held.mark

    def _load(self, host: str, path: str) -> Held | None:
        """Read a page into memory. The mark is taken first: a page replaced meanwhile is read again."""
        self._forget(host, path)
        if not may_be_kept(host, path):
            return None
        heard = self.store.bell.heard()
        file = str(self.store.pages / folder_of(host, path) / meta_name(path))
        mark = mark_of(file)
        page = self.store.read(host, path) if mark else None
        if mark is None or page is None:
            return None
        held = Held(page, file, mark, heard, monotonic())
        self._hold(held, host, path)
        return held

    def _hold(self, held: Held, host: str, path: str) -> None:
        """Keep a page in memory, and let the oldest go; threads that do so at once count one by one."""
        with self.changing:
            self._forget(host, path)
            self.held[host, path] = held
            self.bytes += held.page.size
            while self.bytes > MOST_BYTES and self.held:
                self._forget(*next(iter(self.held)))

    def _forget(self, host: str, path: str) -> None:
        with self.changing:
            gone = self.held.pop((host, path), None)
            if gone is not None:
                self.bytes -= gone.page.size


def answer(held: Held, environ: Environ, start_response: Start) -> list[bytes]:
    """The page in the form that the browser takes, or the word that it has it already."""
    form = form_for(environ.get("HTTP_ACCEPT_ENCODING", ""))
    number = ("X-Request-Id", f"{getrandbits(72):018x}")
    known = environ.get("HTTP_IF_NONE_MATCH")
    if known and has_it(known, held.page.etags[form]):
        start_response("304 Not Modified", [*held.match[form], number])
        return []
    start_response("200 OK", [*held.full[form], number])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [held.page.forms[form]]
