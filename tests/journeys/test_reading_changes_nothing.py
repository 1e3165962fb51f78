"""Looking is not doing: whoever walks every address by GET and HEAD leaves every business row as it was."""

from __future__ import annotations

import hashlib

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.db import connection

from factories.accounts import AssignmentFactory, UserFactory
from factories.regions import TenantHostFactory
from journeys.addresses import ADDRESSES, address_in, finish
from journeys.world import settle

TRACES = {
    "audit_auditentry",
    "audit_pendingseal",
    "audit_accesslog",
    "django_session",
    "usersessions_usersession",
    "accounts_coderequest",
    "accounts_failedtries",
    "search_miss",
}
"""What a look may leave: the log, who looked at whom, sessions and counters."""


def checksums() -> dict[str, str]:
    """A digest of all rows of each table, except where a look leaves its trace."""
    tables = sorted({model._meta.db_table for model in apps.get_models(include_auto_created=True)} - TRACES)
    found = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            rows = sorted(repr(row) for row in cursor.fetchall())
            found[table] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    return found


@pytest.fixture
def place(tenant, settings):
    settings.DEMO = True
    TenantHostFactory(host="sini.example", tenant=tenant)
    return settle(tenant, number=1, mark="SINI")


@pytest.mark.parametrize("role", ["tenant_admin", "auditor", "data_protection_officer", "village_head", ""])
def test_reading_changes_nothing(client, place, role):
    person = UserFactory(is_demo=True)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    if role:
        scope = {"area": place.village} if role == "village_head" else {}
        AssignmentFactory(tenant=place.tenant, user=person, role=role, **scope)
    client.force_login(person)
    client.defaults["SERVER_NAME"] = "sini.example"
    client.get("/akun/")
    before = checksums()

    for name, _door, arguments in ADDRESSES:
        for method in ("get", "head", "options"):
            finish(getattr(client, method)(address_in(place, name, arguments)))

    after = checksums()
    assert {table for table in before if before[table] != after[table]} == set()
