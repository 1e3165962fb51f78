"""A database that several connections see, and people who do the same thing at the same moment."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest
from django.db import connections

from smartnagari.regions.public import tenant_scope


@pytest.fixture
def shared_database(transactional_db, tmp_path):
    """On SQLite a file in place of the memory, with the locks of production; on PostgreSQL as it is."""
    here = connections["default"]
    if here.vendor != "sqlite":
        yield here.settings_dict["NAME"]
        return
    file = tmp_path / "shared.sqlite3"
    _copy(here, file)
    name = here.settings_dict["NAME"]
    connections.settings["default"]["NAME"] = str(file)
    connections["default"] = connections.create_connection("default")
    yield file
    connections["default"].close()
    connections["default"] = here
    connections.settings["default"]["NAME"] = name


def _copy(source: Any, file: Path) -> None:
    source.ensure_connection()
    target = sqlite3.connect(file)
    source.connection.backup(target)
    target.close()


def at_once(people: int, act: Callable[[int], Any], *, tenant: UUID) -> list[Any]:
    """Let so many threads do the same at the same moment; their outcomes, refusals included, in order."""
    start = Barrier(people, timeout=30)

    def one(number: int) -> Any:
        try:
            start.wait()
            with tenant_scope(tenant):
                return act(number)
        except Exception as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(people) as pool:
        return list(pool.map(one, range(people)))
