"""Writing acts down: with the change or not at all, and never again changed."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy
from django_scopes.exceptions import ScopeError

from emptying import lift_guards
from smartnagari.audit.models import AccessLog, AuditAnchor, AuditEntry, AuditSeal, PendingSeal
from smartnagari.audit.public import anchor_head, record_read, seal_pending
from smartnagari.kernel import trail
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.append_only import append_only_tables


def test_entry_says_who_did_what(tenant, actor):
    trail.record(actor, "a.b.c", "thing/1", {"n": 1}, case="case/9", purpose="control")

    entry = AuditEntry.objects.get()
    assert entry.tenant_id == tenant.pk
    assert (entry.actor, entry.action, entry.subject) == ("u:1", "a.b.c", "thing/1")
    assert (entry.case, entry.purpose, entry.facts) == ("case/9", "control", {"n": 1})
    assert (entry.ip, entry.request_id) == ("10.0.0.7", "req-1")
    assert PendingSeal.objects.get().entry_id == entry.pk


@pytest.mark.django_db(transaction=True)
def test_record_outside_a_transaction_is_refused(actor):
    with pytest.raises(RuntimeError, match="outside a transaction"):
        trail.record(actor, "a.b.c", "thing/1")

    assert not AuditEntry.objects.exists()


def test_actor_of_another_tenant_is_refused(tenant, other_tenant):
    stranger = Actor.system("stranger", other_tenant.pk)

    with pytest.raises(RuntimeError, match="another tenant"):
        trail.record(stranger, "a.b.c", "thing/1")
    with pytest.raises(RuntimeError, match="another tenant"):
        record_read(actor=stranger, person="u:9", what="profile", purpose="help")


def test_float_in_the_facts_is_refused(actor):
    with pytest.raises(TypeError, match="whole numbers or text"):
        trail.record(actor, "a.b.c", "thing/1", {"amount": [{"value": 0.1}]})


def test_facts_are_kept_as_plain_values(actor):
    facts = {"on": date(2026, 5, 1), "id": UUID(int=1), "rate": Decimal("0.5"), "why": gettext_lazy("No")}

    trail.record(actor, "a.b.c", "thing/1", facts)

    kept = AuditEntry.objects.get().facts
    assert kept | {"why": ""} == {"on": "2026-05-01", "id": str(UUID(int=1)), "rate": "0.5", "why": ""}
    assert isinstance(kept["why"], str)


def test_log_outside_a_tenant_is_not_read(db):
    with pytest.raises(ScopeError):
        AuditEntry.objects.count()


def guarded_rows(actor, acts):
    acts(1)
    seal_pending()
    record_read(actor=actor, person="u:9", what="profile", purpose="help")
    anchor_head()
    return {AuditEntry: "action", AuditSeal: "hash", AccessLog: "what", AuditAnchor: "hash"}


@pytest.mark.usefixtures("as_owner")
@pytest.mark.parametrize("model", [AuditEntry, AuditSeal, AccessLog, AuditAnchor])
def test_database_refuses_to_change_the_log(actor, acts, model):
    column = guarded_rows(actor, acts)[model]

    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
        model.objects.update(**{column: "forged"})
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
        model.objects.all()._raw_delete("default")

    assert model.objects.exclude(**{column: "forged"}).count() == 1


@pytest.mark.usefixtures("as_owner")
@pytest.mark.postgres
@pytest.mark.parametrize("model", [AuditEntry, AuditSeal, AccessLog, AuditAnchor])
def test_database_refuses_to_empty_the_log(tenant, model):
    with (
        pytest.raises(DatabaseError, match="only grows"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"TRUNCATE {model._meta.db_table} CASCADE")


def triggers() -> set[str]:
    names = {
        "sqlite": "SELECT tbl_name || name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgrelid::regclass || tgname::text FROM pg_trigger WHERE NOT tgisinternal",
    }
    with connection.cursor() as cursor:
        cursor.execute(names[connection.vendor])
        return {name for (name,) in cursor.fetchall() if name.startswith(tuple(append_only_tables))}


@pytest.mark.usefixtures("as_owner")
def test_guards_come_back_with_the_next_migration_and_stand_once(db):
    standing = triggers()
    lift_guards(connection)
    lifted = triggers()
    config = apps.get_app_config("audit")

    for _time in range(2):
        post_migrate.send(sender=config, app_config=config, using="default", verbosity=0, interactive=False)

    assert len(standing) == 8
    assert lifted == set()
    assert triggers() == standing
