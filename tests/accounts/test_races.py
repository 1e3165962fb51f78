"""Several people, or one person in several windows, do the same at the same moment."""

from __future__ import annotations

import pytest
from django.utils import timezone

from factories.accounts import AssignmentFactory, UserFactory, officer
from factories.regions import TenantFactory, VillageFactory
from smartnagari.accounts.actions.assignments import approve_assignment, refuse_assignment
from smartnagari.accounts.actions.counter import Document, give_help_code, redeem_help_code
from smartnagari.accounts.models import Assignment
from smartnagari.audit.public import Selection, latest_entries
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Invalid, TransitionRefused
from smartnagari.regions.public import tenant_scope
from support.concurrency import at_once, shared_database  # noqa: F401 - a fixture


@pytest.fixture
def regency(shared_database):  # noqa: F811 - the fixture of that name
    tenant = TenantFactory(code="13.05", name="Padang Pariaman", province_name="Sumatera Barat")
    with tenant_scope(tenant.pk):
        yield tenant


def test_a_role_is_decided_once_however_many_decide_at_once(regency):
    proposer, second = officer("tenant_admin", regency), officer("regional_secretary", regency)
    waiting = AssignmentFactory(
        tenant=regency, role="planner", state="proposed", granted_by=proposer.key, approved_by=""
    )

    def decide(number: int):
        if number % 2:
            return refuse_assignment(actor=second, assignment_id=waiting.pk, note="Belum ada surat")
        return approve_assignment(actor=proposer if number == 2 else second, assignment_id=waiting.pk)

    outcomes = at_once(4, decide, tenant=regency.pk)

    done = [outcome for outcome in outcomes if isinstance(outcome, Assignment)]
    assert len(done) == 1
    waiting.refresh_from_db()
    assert waiting.approved_by in {"", second.key}
    entries = latest_entries(Selection(subject=f"assignment:{waiting.pk}"))
    assert len(entries) == 1
    assert TransitionRefused in {type(outcome) for outcome in outcomes}


def test_a_code_from_the_counter_sets_one_password(regency):
    area = VillageFactory(tenant=regency)
    colleague = AssignmentFactory(tenant=regency, area=area, user=UserFactory()).user
    code = give_help_code(
        actor=officer("tenant_admin", regency),
        user_id=colleague.pk,
        document=Document.KTP,
        note="KTP dicocokkan dengan wajah",
        today=timezone.localdate(),
    )

    def redeem(number: int):
        visitor = Actor.anonymous(regency.pk, ip=f"10.0.{number}.1")
        password = f"gunung-talang-biru-{number}"
        return redeem_help_code(actor=visitor, login=colleague.email, code=code, password=password)

    outcomes = at_once(4, redeem, tenant=regency.pk)

    refused = [outcome for outcome in outcomes if isinstance(outcome, Invalid)]
    assert len(refused) == 3
