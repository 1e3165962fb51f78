"""Help at the counter: a code in the hand of a colleague, never a password in the hand of the helper."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.utils import timezone

from factories.accounts import AssignmentFactory, UserFactory, officer
from factories.regions import VillageFactory
from smartnagari.accounts.actions.assignments import Scope, Terms, propose_assignment
from smartnagari.accounts.actions.counter import Document, give_help_code, redeem_help_code
from smartnagari.accounts.models import Assignment, PasswordHelp
from smartnagari.audit.public import Selection, latest_entries
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Invalid, NotAllowed, NotFound, TooMany
from smartnagari.notifications.models import Message
from smartnagari.regions.public import tenant_scope

PASSWORD = "gunung-talang-biru-9"
NOTE = "KTP dicocokkan dengan wajah"


@pytest.fixture
def helper(tenant, district):
    return officer("district_admin", tenant, area=district)


@pytest.fixture
def colleague(ulakan):
    return AssignmentFactory(area=ulakan).user


def give(helper, user):
    return give_help_code(
        actor=helper, user_id=user.pk, document=Document.KTP, note=NOTE, today=timezone.localdate()
    )


def redeem(tenant, user, code, password=PASSWORD):
    actor = Actor.anonymous(tenant.pk, ip="10.0.0.1")
    return redeem_help_code(actor=actor, login=user.email, code=code, password=password)


def test_code_sets_a_new_password_and_closes_sessions(tenant, helper, colleague):
    UserSession.objects.create(user=colleague, ip="127.0.0.1", session_key="k" * 32, user_agent="")

    redeem(tenant, colleague, give(helper, colleague))

    colleague.refresh_from_db()
    assert colleague.check_password(PASSWORD)
    assert not UserSession.objects.filter(user=colleague).exists()


def test_help_is_recorded_without_the_code(helper, colleague):
    code = give(helper, colleague)

    entry = latest_entries(Selection(subject=f"u:{colleague.pk}"))[0].entry
    kept = PasswordHelp.objects.get()
    assert (entry.action, entry.actor, entry.facts) == (
        "accounts.password.help",
        helper.key,
        {"document": "ktp"},
    )
    assert code not in kept.code_hash
    assert kept.check_note == NOTE


def test_code_works_once(tenant, helper, colleague):
    code = give(helper, colleague)
    redeem(tenant, colleague, code)

    with pytest.raises(Invalid):
        redeem(tenant, colleague, code)


def test_newer_code_replaces_the_older(tenant, helper, colleague):
    old = give(helper, colleague)
    new = give(helper, colleague)

    with pytest.raises(Invalid):
        redeem(tenant, colleague, old if old != new else "000000")
    assert redeem(tenant, colleague, new) == colleague


def test_code_works_for_half_an_hour(tenant, helper, colleague):
    code = give(helper, colleague)
    kept = PasswordHelp.objects.get()
    assert timedelta(minutes=29) < kept.expires_at - timezone.now() <= timedelta(minutes=30)
    PasswordHelp.objects.update(expires_at=timezone.now())

    with pytest.raises(Invalid):
        redeem(tenant, colleague, code)


def test_guessing_is_slowed_down_for_known_and_unknown_alike(tenant, helper, colleague):
    give(helper, colleague)

    for user in (colleague, UserFactory()):
        refusals = []
        for _ in range(12):
            with pytest.raises((Invalid, TooMany)) as refused:
                redeem(tenant, user, "wrong")
            refusals.append(type(refused.value))
        assert refusals[0] is Invalid
        assert refusals[-1] is TooMany


def test_five_wrong_tries_spend_the_code(tenant, helper, colleague):
    code = give(helper, colleague)
    PasswordHelp.objects.update(tries=5)

    with pytest.raises(Invalid):
        redeem(tenant, colleague, code)


def test_weak_password_is_refused_and_the_code_stays(tenant, helper, colleague):
    code = give(helper, colleague)

    with pytest.raises(Invalid) as refused:
        redeem(tenant, colleague, code, password="123456")

    assert set(refused.value.fields) == {"password"}
    assert redeem(tenant, colleague, code) == colleague


def test_nobody_helps_themselves(tenant, district, helper):
    me = AssignmentFactory(
        user_id=helper.user, user=None, area=VillageFactory(tenant=tenant, parent=district)
    )

    with pytest.raises(NotAllowed):
        give(helper, me.user)


def test_higher_roles_are_not_helped_in_the_district(tenant, helper, colleague):
    AssignmentFactory(user=colleague, role="planner", tenant=tenant)

    with pytest.raises(NotAllowed):
        give(helper, colleague)


def test_who_gives_a_stranger_a_role_cannot_take_their_account_over(tenant, helper, ulakan):
    citizen = UserFactory()
    propose_assignment(
        actor=helper,
        user_id=citizen.pk,
        role="nagari_operator",
        scope=Scope(tenant.pk, area=ulakan),
        terms=Terms(timezone.localdate()),
    )

    with pytest.raises(NotAllowed):
        give(helper, citizen)


def test_the_giver_of_a_role_may_help_once_it_has_stood_a_week(helper, colleague):
    Assignment.objects.update(granted_by=helper.key, created_at=timezone.now() - timedelta(days=8))

    assert len(give(helper, colleague)) == 6


@pytest.mark.parametrize(
    "waiting", [{"state": "proposed", "approved_by": ""}, {"valid_from": date(2199, 1, 1)}]
)
def test_a_higher_role_that_is_still_to_come_is_not_helped(tenant, helper, colleague, waiting):
    AssignmentFactory(user=colleague, role="tenant_admin", tenant=tenant, **waiting)

    with pytest.raises(NotAllowed):
        give(helper, colleague)


def test_who_works_for_another_regency_too_is_not_helped(helper, colleague, other_tenant):
    with tenant_scope(other_tenant.pk):
        AssignmentFactory(user=colleague, role="tenant_admin", tenant=other_tenant)

    with pytest.raises(NotAllowed):
        give(helper, colleague)


def test_the_person_is_told_of_the_code_and_of_the_password(tenant, helper, colleague):
    redeem(tenant, colleague, give(helper, colleague))

    told = Message.objects.filter(address=colleague.email).order_by("created_at", "pk")
    assert [(each.text, len(each.values["what"]) > 20) for each in told] == [("accounts.changed", True)] * 2


def test_village_head_of_the_district_is_helped(tenant, helper, ulakan):
    head = AssignmentFactory(role="village_head", area=ulakan).user

    assert redeem(tenant, head, give(helper, head)) == head


def test_people_of_another_district_are_not_found(tenant, helper):
    stranger = AssignmentFactory(area=VillageFactory(tenant=tenant)).user

    with pytest.raises(NotFound):
        give(helper, stranger)


def test_citizens_are_not_found(helper):
    with pytest.raises(NotFound):
        give(helper, UserFactory())


@pytest.mark.parametrize("note", ["", "ok", "NIK 9999101705800001 cocok"])
def test_check_is_noted_without_identity_numbers(helper, colleague, note):
    with pytest.raises(Invalid):
        give_help_code(
            actor=helper,
            user_id=colleague.pk,
            document=Document.KTP,
            note=note,
            today=timezone.localdate(),
        )
