"""The worker as the application's own role, which row-level security binds."""

import os
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from smartnagari.kernel import trail
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.events import publish
from smartnagari.kernel.tenancy import tenant_in_force
from smartnagari.regions.public import tenant_scope
from spine.lamps import LampLit

pytestmark = [
    pytest.mark.usefixtures("as_owner"),
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def plain_role(transactional_db):
    """A role that is neither owner nor superuser, for as long as the test lasts."""
    role = f"plain_{os.getpid()}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {role}")
        cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}")
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}")
        cursor.execute(f"SET ROLE {role}")
        yield role
        cursor.execute("RESET ROLE")
        cursor.execute(f"DROP OWNED BY {role}")
        cursor.execute(f"DROP ROLE {role}")


def test_worker_under_row_level_security_serves_every_tenant(
    tenant, other_tenant, plain_role, listen, monkeypatch
):
    monkeypatch.setattr("smartnagari.spine.worker.close_old_connections", lambda: None)
    subscriber = listen()
    subscriber.also = lambda event, key: trail.record(system(), "lamp.see", event.lamp)
    for place in (tenant, other_tenant):
        with tenant_scope(place.pk), transaction.atomic():
            publish(LampLit(lamp=place.code))

    call_command("worker", "--once", stdout=StringIO())
    call_command("seal_audit", stdout=StringIO())
    out = StringIO()
    call_command("verify_audit", stdout=out)

    assert sorted(event.lamp for event, _key in subscriber.seen) == ["13.05", "13.06"]
    assert out.getvalue().splitlines() == [
        "13.05: whole, 1 sealed, 0 unsealed, 1 anchors hold",
        "13.06: whole, 1 sealed, 0 unsealed, 1 anchors hold",
    ]


def system() -> Actor:
    return Actor.system("test", tenant_in_force())
