"""A database that exists only to try a restore."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql


@contextmanager
def database(url: str, folder: Path) -> Iterator[str]:
    """The address of an empty database beside the real one; dropped afterwards.

    On PostgreSQL the role of ``url`` must be allowed to create databases; otherwise it is a file.
    """
    if not url.startswith(("postgresql://", "postgres://")):
        yield str(folder / "scratch.sqlite3")
        return
    name = f"smartnagari_check_{secrets.token_hex(4)}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
    try:
        yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
    finally:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
