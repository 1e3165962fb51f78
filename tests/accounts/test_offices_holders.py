"""Appointing holders and ending their terms, with what the database itself refuses."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.db import IntegrityError, transaction
from django.utils import timezone

from factories.accounts import (
    AssignmentFactory,
    HolderFactory,
    OfficeFactory,
    PositionFactory,
    UserFactory,
    officer,
)
from factories.regions import DistrictFactory, PreparatoryFactory, VillageFactory
from smartnagari.accounts.actions.holders import Appointment, appoint_holder, end_holder
from smartnagari.accounts.models import Assignment, Holder
from smartnagari.accounts.queries.holders import holder_on, holders_on, may_sign
from smartnagari.accounts.states import AssignmentState
from smartnagari.accounts.types import PostKind
from smartnagari.audit.public import Selection, latest_entries
from smartnagari.kernel.errors import Conflict, Invalid, NotFound

START = date(2026, 7, 1)
NEW = Appointment("Rina (contoh)", PostKind.DEFINITIVE, START, basis_document="188/45/2026")


@pytest.fixture
def post(district):
    area = VillageFactory(tenant=district.tenant, parent=district, code="13.05.10.2002", name="Ulakan")
    return PositionFactory(office=OfficeFactory(area=area, slug="nagari-ulakan"))


@pytest.fixture
def admin(tenant, district):
    return officer("district_admin", tenant, area=district)


def appoint(actor, appointment, **more):
    return appoint_holder(
        actor=actor, office="nagari-ulakan", position="head", appointment=appointment, **more
    )


def test_first_holder_is_entered_and_recorded(admin, post):
    holder = appoint(admin, NEW)

    assert holder_on(post.office_id, "head", START).person_name == "Rina (contoh)"
    assert holder_on(post.office_id, "head", START - timedelta(days=1)) is None
    entry = latest_entries(Selection(subject="office:nagari-ulakan"))[0].entry
    assert (entry.action, entry.actor) == ("accounts.holder.appoint", admin.key)
    assert "Rina" not in str(entry.facts)
    assert holder.basis_document == "188/45/2026"


def test_filled_post_refuses_with_a_way_out(admin, post):
    HolderFactory(position=post)

    with pytest.raises(Invalid) as refused:
        appoint(admin, NEW)

    assert refused.value.facts["reason"] == "post-is-filled"
    assert Holder.objects.count() == 1


def test_successor_replaces_and_the_predecessor_ends_on_the_eve(admin, post):
    old = HolderFactory(position=post)

    appoint(admin, NEW, replacing=True)

    old.refresh_from_db()
    assert old.valid_to == date(2026, 6, 30)
    assert holder_on(post.office_id, "head", date(2026, 6, 30)).person_name == old.person_name


def test_same_start_twice_is_a_conflict(admin, post):
    appoint(admin, NEW)

    with pytest.raises(Conflict):
        appoint(admin, NEW, replacing=True)


def test_head_of_a_preparatory_nagari_is_a_pj(admin, post, tenant):
    area = PreparatoryFactory(tenant=tenant, mother=post.office.area, code="13.05.10.2002-P1")
    PositionFactory(office=OfficeFactory(area=area, slug="nagari-anak"))

    with pytest.raises(Invalid) as refused:
        appoint_holder(actor=admin, office="nagari-anak", position="head", appointment=NEW)

    assert refused.value.facts["reason"] == "preparatory-needs-pj"


def test_absent_holder_gets_the_signature_back_when_the_plh_is_ended(admin, post):
    siti, budi = UserFactory(), UserFactory()
    HolderFactory(position=post, user=siti)
    leave = Appointment("Budi", PostKind.PLH, START, START + timedelta(days=10), user_id=budi.pk)
    plh = appoint(admin, leave)
    where = {"office_id": post.office_id, "position": "head", "document_type": "letter"}

    assert not may_sign(user_id=siti.pk, day=START + timedelta(days=5), **where)
    end_holder(actor=admin, holder_id=plh.pk, last_day=START + timedelta(days=4), reason="Sudah kembali")

    assert may_sign(user_id=budi.pk, day=START + timedelta(days=4), **where)
    assert may_sign(user_id=siti.pk, day=START + timedelta(days=5), **where)


def test_ending_a_head_ends_the_role_and_closes_the_sessions(admin, post, tenant):
    yesterday = timezone.localdate() - timedelta(days=1)
    holder = HolderFactory(position=post, user=UserFactory())
    role = AssignmentFactory(user=holder.user, role="village_head", area=post.office.area)
    other = AssignmentFactory(user=holder.user, role="planner", tenant=tenant)
    UserSession.objects.create(user=holder.user, ip="127.0.0.1", session_key="k" * 32, user_agent="")

    end_holder(actor=admin, holder_id=holder.pk, last_day=yesterday, reason="Masa jabatan habis")

    role.refresh_from_db()
    assert (role.state, role.valid_to) == (AssignmentState.ENDED, yesterday)
    assert Assignment.objects.get(pk=other.pk).state == AssignmentState.ACTIVE
    assert not UserSession.objects.filter(user=holder.user).exists()


def test_end_to_come_is_written_down_and_sessions_stay(admin, post):
    tomorrow = timezone.localdate() + timedelta(days=1)
    holder = HolderFactory(position=post, user=UserFactory())
    role = AssignmentFactory(user=holder.user, role="village_head", area=post.office.area)
    UserSession.objects.create(user=holder.user, ip="127.0.0.1", session_key="k" * 32, user_agent="")

    end_holder(actor=admin, holder_id=holder.pk, last_day=tomorrow, reason="Masa jabatan habis")

    role.refresh_from_db()
    assert (role.state, role.valid_to) == (AssignmentState.ACTIVE, tomorrow)
    assert UserSession.objects.filter(user=holder.user).exists()


@pytest.mark.parametrize("reason", ["", "  ", "ok", "NIK 9999101705800001 pensiun"])
def test_end_needs_a_reason_without_identity_numbers(admin, post, reason):
    holder = HolderFactory(position=post)

    with pytest.raises(Invalid) as refused:
        end_holder(actor=admin, holder_id=holder.pk, last_day=START, reason=reason)

    assert set(refused.value.fields) == {"reason"}


def test_term_is_not_extended_by_ending_it_later(admin, post):
    holder = HolderFactory(position=post, valid_to=START)

    with pytest.raises(Invalid):
        end_holder(
            actor=admin, holder_id=holder.pk, last_day=START + timedelta(days=1), reason="Diperpanjang"
        )


def test_other_district_finds_neither_office_nor_appointment(tenant, post):
    stranger = officer("district_admin", tenant, area=DistrictFactory(tenant=tenant, code="13.05.08"))
    holder = HolderFactory(position=post)

    with pytest.raises(NotFound):
        appoint(stranger, NEW)
    with pytest.raises(NotFound):
        end_holder(actor=stranger, holder_id=holder.pk, last_day=START, reason="Mencoba saja")


def test_nagari_itself_does_not_appoint_its_head(tenant, post):
    with pytest.raises(NotFound):
        appoint(officer("village_head", tenant, area=post.office.area), NEW)


@pytest.mark.parametrize(
    "second",
    [
        {"valid_from": START},
        {"kind": "plt", "valid_from": START},
        {"valid_from": START, "valid_to": date(2026, 6, 1)},
        {"kind": "king", "valid_from": START},
    ],
    ids=str,
)
def test_database_itself_refuses_impossible_holders(post, second):
    HolderFactory(position=post)

    with pytest.raises(IntegrityError), transaction.atomic():
        HolderFactory(position=post, **second)


@pytest.mark.parametrize("offices", [1, 4])
def test_heads_of_many_offices_cost_one_query(tenant, offices, django_assert_num_queries):
    posts = [HolderFactory(position=PositionFactory(office=OfficeFactory())).position for _ in range(offices)]

    with django_assert_num_queries(1):
        found = holders_on([post.office_id for post in posts], START)

    assert len(found) == offices
