"""Kept pages for tests: a store of its own, a clock that can be set, and workers to ask."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.test.client import ClientHandler, RequestFactory

from smartnagari.config.ready import keeper
from smartnagari.config.ready.middleware import rules
from smartnagari.config.ready.store import Store
from smartnagari.config.ready.wrapper import ReadyPages

OPENED = keeper.store


@dataclass
class Clock:
    """A clock that stands until it is told otherwise."""

    now: float = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(tmp_path, settings, monkeypatch):
    """A store that the middleware and the keeper use for this test."""
    found = Store(tmp_path / "ready")
    monkeypatch.setattr(keeper, "attention", keeper.Attention())
    monkeypatch.setattr("smartnagari.config.ready.middleware.attention", keeper.attention)
    settings.READY_DIR = found.folder
    OPENED.cache_clear()
    yield found
    OPENED.cache_clear()


@dataclass
class Answer:
    """What came back, and whether Django was asked."""

    status: int
    headers: dict[str, str]
    body: bytes
    by_django: bool


@dataclass
class Worker:
    """One process of the server: the wrapper with a memory of its own before Django."""

    folder: Path
    host: str = "testserver"
    asked: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.django = ClientHandler(enforce_csrf_checks=False)
        self.front = ReadyPages(self._ask_django, Store(self.folder), rules())

    def _ask_django(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        self.asked += 1
        response = self.django(environ)
        start_response(f"{response.status_code} {response.reason_phrase}", list(response.items()))
        return [b"".join(response)]

    def get(self, path: str = "/", *, method: str = "GET", **extra: str) -> Answer:
        """Ask as a browser without cookies does; ``extra`` are names of the WSGI environment."""
        environ = RequestFactory(**{"HTTP_HOST": self.host, **extra}).generic(method, path).environ
        before, told = self.asked, {}
        body = b"".join(self.front(environ, lambda status, lines: told.update(status=status, lines=lines)))
        headers = {name.lower(): value for name, value in told["lines"]}
        return Answer(int(told["status"][:3]), headers, body, self.asked > before)


@pytest.fixture
def worker(store, tenant):
    return Worker(store.folder)


@pytest.fixture
def other_worker(store, tenant):
    return Worker(store.folder)
