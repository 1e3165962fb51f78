"""The test database is copied from one that was migrated once (``tools/prepared.py``)."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from tools.prepared import kept, shape


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings):
    """Put the copying in front of the migrating, before the database is made."""
    creation = connection.creation
    original = creation.create_test_db
    make = _on_sqlite if connection.vendor == "sqlite" else _on_postgresql
    creation.create_test_db = lambda *args, **more: make(original, *args, **more)
    yield
    creation.create_test_db = original


def _use(name: str) -> str:
    connection.close()
    settings.DATABASES[connection.alias]["NAME"] = name
    connection.settings_dict["NAME"] = name
    connection.ensure_connection()
    return name


def _on_sqlite(original: Callable[..., str], *args: Any, **more: Any) -> str:
    """From a file into memory."""
    known = kept("tests.sqlite3")
    name = connection.creation._get_test_db_name()
    if known.exists():
        _use(name)
        source = sqlite3.connect(known)
        source.backup(connection.connection)
        source.close()
        return name
    made = original(*args, **more)
    draft = known.with_suffix(f".{os.getpid()}")
    target = sqlite3.connect(draft)
    connection.ensure_connection()
    connection.connection.backup(target)
    target.close()
    draft.replace(known)
    return made


def _on_postgresql(original: Callable[..., str], *args: Any, **more: Any) -> str:
    """From a database that is kept as a template beside the others."""
    template = f"sn_template_{shape()}"
    name = connection.creation._get_test_db_name()
    with _alone() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [template])
        if cursor.fetchone() is None:
            made = original(*args, **more)
            connection.close()
            cursor.execute(f'CREATE DATABASE "{template}" TEMPLATE "{name}"')
            connection.ensure_connection()
            return made
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return _use(name)


@contextmanager
def _alone() -> Iterator[Any]:
    """One worker at a time: the first makes the template, the others wait for it."""
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(20260102)")
        yield cursor
        cursor.execute("SELECT pg_advisory_unlock(20260102)")
