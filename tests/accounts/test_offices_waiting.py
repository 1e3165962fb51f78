"""What the first page of the workspace says that waits."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from factories.accounts import AssignmentFactory, officer
from smartnagari.accounts.models import Handover
from smartnagari.accounts.queries.waiting import (
    handovers_to_apply,
    requests_to_answer,
    roles_to_approve,
)
from smartnagari.accounts.states import AssignmentState
from smartnagari.accounts.views.desk_home import greeting


@pytest.fixture
def admin(tenant):
    return officer("tenant_admin", tenant)


def test_a_proposed_role_waits_for_a_second_person_alone(tenant, admin):
    second = officer("tenant_admin", tenant)
    AssignmentFactory(tenant=tenant, state=AssignmentState.PROPOSED, granted_by=admin.key)

    assert roles_to_approve(second) == 1
    assert roles_to_approve(admin) == 0


def test_nobody_approves_the_role_meant_for_themselves(tenant, admin):
    AssignmentFactory(tenant=tenant, state=AssignmentState.PROPOSED, user_id=admin.user, granted_by="u:x")

    assert roles_to_approve(admin) == 0


def test_a_handover_waits_until_it_is_applied(tenant, admin):
    handover = Handover.objects.create(
        tenant=tenant, reference="ST-1", digest="0" * 64, file_name="a.csv", read_by=admin.key
    )
    assert handovers_to_apply(admin) == 1

    handover.applied_at = timezone.now()
    handover.save()
    assert handovers_to_apply(admin) == 0


def test_requests_wait_for_the_data_protection_officer_alone(tenant, admin):
    guard = officer("dpo", tenant)

    assert requests_to_answer(admin) == 0
    assert requests_to_answer(guard, due_before=timezone.now() + timedelta(days=9)) == 0


@pytest.mark.parametrize(
    ("hour", "words"),
    [(6, "Selamat pagi"), (12, "Selamat siang"), (16, "Selamat sore"), (21, "Selamat malam")],
)
def test_greeting_follows_the_hour(hour, words):
    assert greeting(hour) == words
