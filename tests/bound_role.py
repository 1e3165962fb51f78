"""On PostgreSQL the suite runs as the application does: by a role that row-level security binds."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from django.conf import settings
from django.core.management.commands import flush
from django.db import connection

ROLE = "smartnagari_test_app"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, django_db_blocker):
    """The role must exist before the tables do: creating them gives it its rights."""
    if connection.vendor == "postgresql":
        settings.DATABASE_APP_ROLE = ROLE
        with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(20260101)")
            cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE])
            if cursor.fetchone() is None:
                cursor.execute(f"CREATE ROLE {ROLE} NOSUPERUSER NOBYPASSRLS")


def take_role(role: str) -> None:
    """Connections made from now on act as this role; the empty one is the owner."""
    options = {
        key: value for key, value in connection.settings_dict["OPTIONS"].items() if key != "assume_role"
    }
    connection.settings_dict["OPTIONS"] = options | ({"assume_role": role} if role else {})
    if connection.connection is not None:
        with connection.cursor() as cursor:
            cursor.execute(f"SET ROLE {role}" if role else "RESET ROLE")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    if connection.vendor != "postgresql":
        yield
        return
    handle = flush.Command.handle

    def as_owner(command, **options):
        with the_owner():
            handle(command, **options)

    flush.Command.handle = as_owner
    with django_db_blocker.unblock():
        take_role(ROLE)
    yield
    with django_db_blocker.unblock():
        take_role("")
    flush.Command.handle = handle


@pytest.fixture
def as_owner(db):
    """For tests that tamper with what the application may not touch, or that make roles of their own."""
    with the_owner():
        yield


@contextmanager
def the_owner():
    """A few statements as the owner, in the middle of a test."""
    if connection.vendor != "postgresql":
        yield
        return
    take_role("")
    try:
        yield
    finally:
        take_role(ROLE)
