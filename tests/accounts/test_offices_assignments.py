"""Giving roles and taking them back: who may, who must be two, and what ends with them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction
from django.utils import timezone

from factories.accounts import AgencyFactory, AssignmentFactory, OfficeFactory, UserFactory, actor_of, officer
from factories.regions import HamletFactory, PreparatoryFactory, VillageFactory
from smartnagari.accounts.actions.assignments import (
    Scope,
    Terms,
    approve_assignment,
    close_lapsed,
    end_all_of,
    end_assignment,
    move_person,
    propose_assignment,
    refuse_assignment,
)
from smartnagari.accounts.models import Assignment
from smartnagari.accounts.queries.assignments import assignment_for, people_at_work, visible_assignments
from smartnagari.accounts.queries.grants import grants_of
from smartnagari.accounts.states import AssignmentState
from smartnagari.accounts.types import PostKind
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, TransitionRefused
from smartnagari.regions.public import tenant_scope

TERMS = Terms(date(2026, 1, 1), basis_document="800/1/2026")


@pytest.fixture
def camat_admin(tenant, district):
    return officer("district_admin", tenant, area=district)


def give(actor, role, scope, terms=TERMS, user=None):
    user = user or UserFactory()
    return propose_assignment(actor=actor, user_id=user.pk, role=role, scope=scope, terms=terms)


def sign_in(user):
    store = SessionStore()
    store["_auth_user_id"] = str(user.pk)
    store.save()
    UserSession.objects.create(user=user, ip="127.0.0.1", session_key=store.session_key, user_agent="")


def test_role_in_a_nagari_counts_at_once(tenant, ulakan, camat_admin):
    assignment = give(camat_admin, "nagari_operator", Scope(tenant.pk, area=ulakan))

    assert assignment.state == AssignmentState.ACTIVE
    assert grants_of(user_id=assignment.user_id, tenant_id=tenant.pk, today=date(2026, 5, 1))


@pytest.mark.parametrize(
    ("role", "make"), [("planner", "tenant"), ("treasurer", "agency"), ("auditor", "tenant")]
)
def test_delicate_role_waits_for_a_second_person(tenant, admin, role, make):
    scope = Scope(tenant.pk, agency=AgencyFactory(tenant=tenant) if make == "agency" else None)

    assignment = give(admin, role, scope)

    assert assignment.state == AssignmentState.PROPOSED
    assert grants_of(user_id=assignment.user_id, tenant_id=tenant.pk, today=date(2026, 5, 1)) == ()


def test_second_person_approves_and_the_first_may_not(tenant, admin):
    assignment = give(admin, "auditor", Scope(tenant.pk))

    with pytest.raises(NotAllowed):
        approve_assignment(actor=admin, assignment_id=assignment.pk)
    approved = approve_assignment(actor=officer("regional_secretary", tenant), assignment_id=assignment.pk)

    assert approved.state == AssignmentState.ACTIVE
    assert approved.granted_by == admin.key != approved.approved_by


def test_nobody_approves_a_role_of_their_own(tenant, admin):
    second = officer("tenant_admin", tenant)
    assignment = AssignmentFactory(
        user_id=second.user,
        user=None,
        role="auditor",
        tenant=tenant,
        state=AssignmentState.PROPOSED,
        approved_by="",
        granted_by=admin.key,
    )

    with pytest.raises(NotAllowed):
        approve_assignment(actor=second, assignment_id=assignment.pk)


def test_nobody_gives_roles_to_themselves(tenant, admin, ulakan):
    with pytest.raises(NotAllowed):
        propose_assignment(
            actor=admin,
            user_id=admin.user,
            role="village_head",
            scope=Scope(tenant.pk, area=ulakan),
            terms=TERMS,
        )


def test_nobody_ends_roles_of_their_own(admin):
    mine = Assignment.objects.get(user_id=admin.user)

    with pytest.raises(NotAllowed):
        end_assignment(actor=admin, assignment_id=mine.pk, note="Saya berhenti")


@pytest.mark.parametrize("role", ["village_head", "district_admin", "district_head"])
def test_district_administrator_gives_no_role_above_the_written_ones(
    tenant, district, ulakan, camat_admin, role
):
    area = ulakan if role == "village_head" else district

    with pytest.raises(NotAllowed):
        give(camat_admin, role, Scope(tenant.pk, area=area))


def test_district_administrator_gives_no_role_elsewhere(tenant, camat_admin):
    with pytest.raises(NotAllowed):
        give(camat_admin, "nagari_operator", Scope(tenant.pk, area=VillageFactory(tenant=tenant)))


@pytest.mark.parametrize(
    ("role", "terms", "field"),
    [
        ("king", TERMS, "role"),
        ("citizen", TERMS, "role"),
        ("regent", TERMS, "scope"),
        ("nagari_operator", Terms(date(2026, 2, 1), date(2026, 1, 1)), "ends"),
        ("nagari_operator", Terms(date(2026, 2, 1), kind=PostKind.PLT), "ends"),
    ],
)
def test_proposal_that_cannot_be_says_which_field(tenant, ulakan, admin, role, terms, field):
    with pytest.raises(Invalid) as refused:
        give(admin, role, Scope(tenant.pk, area=ulakan), terms)

    assert set(refused.value.fields) == {field}


def test_same_role_there_twice_is_a_conflict(tenant, ulakan, camat_admin):
    first = give(camat_admin, "nagari_operator", Scope(tenant.pk, area=ulakan))

    with pytest.raises(Conflict):
        give(camat_admin, "nagari_operator", Scope(tenant.pk, area=ulakan), user=first.user)


def test_lapsed_role_may_be_given_again(tenant, ulakan, camat_admin):
    old = AssignmentFactory(area=ulakan, valid_to=date(2025, 12, 31))

    give(camat_admin, "nagari_operator", Scope(tenant.pk, area=ulakan), user=old.user)

    old.refresh_from_db()
    assert old.state == AssignmentState.ENDED


def test_ending_closes_every_session_and_every_grant_at_once(tenant, ulakan, camat_admin):
    assignment = AssignmentFactory(area=ulakan)
    sign_in(assignment.user)
    sign_in(assignment.user)
    other = UserFactory()
    sign_in(other)

    end_assignment(actor=camat_admin, assignment_id=assignment.pk, note="Pindah tugas")

    today = timezone.localdate()
    assert grants_of(user_id=assignment.user_id, tenant_id=tenant.pk, today=today) == ()
    assert set(UserSession.objects.values_list("user_id", flat=True).order_by()) == {other.pk}
    assert Session.objects.count() == 1


def test_ended_assignment_is_not_ended_again(ulakan, camat_admin):
    assignment = AssignmentFactory(area=ulakan)
    end_assignment(actor=camat_admin, assignment_id=assignment.pk, note="Pindah tugas")

    with pytest.raises(TransitionRefused):
        end_assignment(actor=camat_admin, assignment_id=assignment.pk, note="Pindah tugas")


def test_who_may_not_give_a_role_may_not_take_it(ulakan, camat_admin):
    assignment = AssignmentFactory(area=ulakan, role="village_head")

    with pytest.raises(NotAllowed):
        end_assignment(actor=camat_admin, assignment_id=assignment.pk, note="Tidak suka")


def test_refusal_says_why_and_gives_nothing(tenant, admin):
    assignment = give(admin, "auditor", Scope(tenant.pk))
    second = officer("regional_secretary", tenant)

    with pytest.raises(Invalid):
        refuse_assignment(actor=second, assignment_id=assignment.pk, note=" ")
    refused = refuse_assignment(actor=second, assignment_id=assignment.pk, note="Surat tugas belum ada")

    assert refused.state == AssignmentState.REFUSED


def test_mover_loses_the_old_role_and_gets_the_new(tenant, ulakan, admin):
    old = AssignmentFactory(area=ulakan)
    sign_in(old.user)
    where = Scope(tenant.pk, area=VillageFactory(tenant=tenant))

    new = move_person(
        actor=admin,
        user_id=old.user_id,
        role="nagari_operator",
        scope=where,
        terms=TERMS,
        note="Mutasi pegawai",
    )

    old.refresh_from_db()
    assert (old.state, new.state) == (AssignmentState.ENDED, AssignmentState.ACTIVE)
    assert not UserSession.objects.filter(user=old.user).exists()


def test_leaver_loses_what_the_administrator_may_take(tenant, ulakan, camat_admin):
    user = UserFactory()
    AssignmentFactory(user=user, area=ulakan)
    AssignmentFactory(user=user, area=VillageFactory(tenant=tenant))

    ended = end_all_of(actor=camat_admin, user_id=user.pk, note="Berhenti bekerja")

    assert ended == 1
    assert Assignment.objects.filter(user=user, state=AssignmentState.ACTIVE).count() == 1


def test_nightly_job_ends_what_has_lapsed(tenant, ulakan):
    today = timezone.localdate()
    lapsed = AssignmentFactory(area=ulakan, valid_to=today - timedelta(days=1))
    AssignmentFactory(area=ulakan, valid_to=today)
    sign_in(lapsed.user)

    closed = close_lapsed(actor=Actor.system("nightly", tenant.pk), today=today)

    assert closed == 1
    assert not UserSession.objects.filter(user=lapsed.user).exists()


def test_lists_show_what_lies_in_the_scope(tenant, district, ulakan, camat_admin):
    inside = [
        AssignmentFactory(area=ulakan),
        AssignmentFactory(area=HamletFactory(tenant=tenant, parent=ulakan), role="hamlet_head"),
        AssignmentFactory(office=OfficeFactory(area=ulakan), role="midwife"),
        Assignment.objects.get(user_id=camat_admin.user),
    ]
    outside = AssignmentFactory(area=VillageFactory(tenant=tenant))

    seen = set(visible_assignments(camat_admin).values_list("pk", flat=True).order_by())
    people = set(people_at_work(camat_admin, today=date(2026, 5, 1)))

    assert seen == {assignment.pk for assignment in inside}
    assert people == {assignment.user for assignment in inside}
    with pytest.raises(NotFound):
        assignment_for(camat_admin, outside.pk)


def test_scope_of_a_nagari_does_not_reach_the_one_prepared_out_of_it(tenant, ulakan):
    head = officer("village_head", tenant, area=ulakan)
    daughter = PreparatoryFactory(tenant=tenant, mother=ulakan)
    AssignmentFactory(area=daughter)
    AssignmentFactory(area=HamletFactory(tenant=tenant, parent=daughter, code=f"{daughter.code}.K01"))
    theirs = AssignmentFactory(area=HamletFactory(tenant=tenant, parent=ulakan))

    seen = visible_assignments(head).exclude(user_id=head.user)

    assert set(seen) == {theirs}


def test_other_regency_sees_nothing(tenant, other_tenant, ulakan):
    theirs = AssignmentFactory(area=ulakan)
    with tenant_scope(other_tenant.pk):
        stranger = officer("tenant_admin", other_tenant)

        with pytest.raises(NotFound):
            assignment_for(stranger, theirs.pk)


@pytest.mark.parametrize(
    "wrong",
    [
        {"scope_kind": "tenant"},
        {"scope_kind": "agency"},
        {"valid_to": date(2019, 1, 1)},
        {"approved_by": ""},
        {"state": "ended"},
        {"state": "sleeping"},
    ],
    ids=str,
)
def test_database_itself_refuses_impossible_assignments(ulakan, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        AssignmentFactory(area=ulakan, **wrong)


def test_actor_of_a_leaver_can_do_nothing(tenant, ulakan, camat_admin):
    assignment = AssignmentFactory(area=ulakan)
    end_assignment(actor=camat_admin, assignment_id=assignment.pk, note="Pindah tugas")

    assert not actor_of(assignment.user, tenant).can("workspace.enter")
