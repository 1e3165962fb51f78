"""SQLite as the embedded default, PostgreSQL by ``DATABASE_URL``: the same code on both."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


def sqlite(path: str | Path) -> dict[str, Any]:
    """A durable SQLite file: WAL, full sync, writers queue instead of failing."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "ATOMIC_REQUESTS": False,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
            "PRAGMA cache_size=-16000; PRAGMA mmap_size=134217728;",
        },
    }


def postgresql(url: str) -> dict[str, Any]:
    """A PostgreSQL database from ``postgresql://user:password@host:port/name?sslmode=...``.

    A host that starts with a slash (percent-encoded or given as ``?host=``) is a socket directory.
    """
    parts = urlsplit(url)
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    host = options.pop("host", unquote(parts.hostname or ""))
    return {
        "ENGINE": "smartnagari.config.db.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or options.pop("port", "")),
        "ATOMIC_REQUESTS": True,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": True,
        "OPTIONS": options,
    }


def database(url: str, *, default_path: str | Path) -> dict[str, Any]:
    """The default database: PostgreSQL when a URL says so, else the SQLite file."""
    if url.startswith(("postgresql://", "postgres://")):
        return postgresql(url)
    return sqlite(url.removeprefix("sqlite://") if url else default_path)
