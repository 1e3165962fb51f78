"""Profiles: stating, proving, unmasking, and who may see whom."""

from dataclasses import replace
from datetime import date

import pytest

from factories.accounts import UserFactory
from factories.profiles import ProfileFactory, citizen, officer, sample_nik
from factories.regions import VillageFactory
from smartnagari.accounts.actions.profile import (
    confirm_guardianship,
    save_own_profile,
    unmask_number,
    verify_profile,
)
from smartnagari.accounts.crypto import unsealed
from smartnagari.accounts.models import Profile
from smartnagari.accounts.queries.profile import (
    completeness,
    masked_number,
    profile_by_nik,
    profile_for,
    visible_profiles,
    wards_of,
)
from smartnagari.accounts.types import ProfileEntry
from smartnagari.audit.public import Selection, entries, reads_of
from smartnagari.kernel.actor import Actor, ScopeKind
from smartnagari.kernel.errors import Invalid, NotAllowed, NotFound
from smartnagari.regions.public import tenant_scope

BORN = date(1985, 3, 21)
ENTRY = ProfileEntry(name="A", nik=sample_nik(1), birth_date=BORN, sex="female", priority=("elderly",))
VIEW, UNMASK, VERIFY = "accounts.people.view", "accounts.identity.unmask", "accounts.identity.verify"


@pytest.fixture
def person(tenant):
    user = UserFactory()
    return Actor(key=f"u:{user.pk}", tenant=tenant.pk, user=user.pk)


def log_of():
    return [each.entry for each in entries(Selection())]


def test_first_save_makes_the_profile(person):
    profile = save_own_profile(actor=person, entry=ENTRY)

    again = Profile.objects.get(user_id=person.user)
    assert (again.pk, again.name, unsealed(again, "nik_sealed")) == (profile.pk, "A", sample_nik(1))
    assert masked_number(again, "nik") == f"9999{'*' * 10}02"
    assert unsealed(again, "priority_sealed") == "elderly"


def test_second_save_keeps_what_is_not_given_again(person):
    save_own_profile(actor=person, entry=ENTRY)

    save_own_profile(actor=person, entry=replace(ENTRY, nik=None, name="Bu A"))

    again = Profile.objects.get(user_id=person.user)
    assert (again.name, unsealed(again, "nik_sealed")) == ("Bu A", sample_nik(1))


def test_audit_names_the_fields_and_never_their_values(person):
    save_own_profile(actor=person, entry=ENTRY)

    [entry] = log_of()
    assert sorted(entry.facts["fields"]) == ["birth_date", "name", "nik", "priority", "sex"]
    assert sample_nik(1) not in str(entry)


def test_nik_of_another_account_is_refused_with_what_to_do(person):
    ProfileFactory(nik=sample_nik(1))

    with pytest.raises(Invalid) as refused:
        save_own_profile(actor=person, entry=ENTRY)

    assert list(refused.value.fields) == ["nik"]
    assert not Profile.objects.filter(user_id=person.user).exists()


def test_area_of_another_regency_is_refused(person, other_tenant):
    with tenant_scope(other_tenant.pk):
        foreign = VillageFactory(tenant=other_tenant)

    with pytest.raises(Invalid) as refused:
        save_own_profile(actor=person, entry=replace(ENTRY, area_id=foreign.pk))

    assert list(refused.value.fields) == ["area"]


def test_nobody_is_not_given_a_profile(tenant):
    with pytest.raises(NotAllowed):
        save_own_profile(actor=Actor.anonymous(tenant.pk), entry=ENTRY)


def test_verified_parts_change_by_request_only(person, tenant):
    profile = save_own_profile(actor=person, entry=ENTRY)
    clerk = officer(tenant, VIEW, VERIFY)
    verify_profile(actor=clerk, profile_id=profile.pk, level="l2", how="card_seen")

    with pytest.raises(Invalid) as refused:
        save_own_profile(actor=person, entry=replace(ENTRY, name="Other", nik=sample_nik(2)))
    save_own_profile(actor=person, entry=replace(ENTRY, address="Jalan Baru"))

    assert sorted(refused.value.fields) == ["name", "nik"]
    again = Profile.objects.get(pk=profile.pk)
    assert (again.name, again.address, again.verified_by) == ("A", "Jalan Baru", clerk.key)


@pytest.mark.parametrize(
    ("level", "how", "changes"),
    [("l1", "card_seen", {}), ("l2", "guessed", {}), ("l2", "card_seen", {"birth_date": None})],
)
def test_verifying_needs_a_way_and_something_to_compare(tenant, level, how, changes):
    profile = ProfileFactory(**changes)

    with pytest.raises(Invalid):
        verify_profile(actor=officer(tenant, VIEW, VERIFY), profile_id=profile.pk, level=level, how=how)


def test_nobody_verifies_themselves(tenant):
    clerk = officer(tenant, VIEW, VERIFY)
    own = ProfileFactory(user_id=clerk.user, user=None)

    with pytest.raises(NotAllowed):
        verify_profile(actor=clerk, profile_id=own.pk, level="l2", how="card_seen")


def test_verifying_needs_the_permission_here(tenant):
    here, there = VillageFactory(tenant=tenant), VillageFactory(tenant=tenant)
    profile = ProfileFactory(area=here)
    clerk = officer(tenant, VIEW, VERIFY, kind=ScopeKind.VILLAGE, key=there.code)

    with pytest.raises(NotFound):
        verify_profile(actor=clerk, profile_id=profile.pk, level="l2", how="card_seen")


def test_who_may_only_look_does_not_verify(tenant):
    profile = ProfileFactory()

    with pytest.raises(NotAllowed):
        verify_profile(actor=officer(tenant, VIEW), profile_id=profile.pk, level="l2", how="card_seen")

    assert not Profile.objects.get(pk=profile.pk).verified


def test_unmasking_is_logged_with_its_reason_and_the_person_sees_it(tenant):
    profile = ProfileFactory(nik=sample_nik(1))
    clerk = officer(tenant, VIEW, UNMASK)

    shown = unmask_number(actor=clerk, profile_id=profile.pk, which="nik", reason="Comparing with the card")

    [read] = reads_of(profile.person_key)
    assert shown == sample_nik(1)
    assert (read.actor, read.what, read.purpose) == (
        clerk.key,
        "accounts.profile.nik",
        "Comparing with the card",
    )
    assert [entry.action for entry in log_of()] == ["accounts.profile.unmask"]
    assert sample_nik(1) not in str(log_of())


@pytest.mark.parametrize("reason", ["", "   ", "because", f"NIK {sample_nik(3)} again", "x " * 150])
def test_unmasking_without_a_usable_reason_is_refused(tenant, reason):
    profile = ProfileFactory()

    with pytest.raises(Invalid) as refused:
        unmask_number(actor=officer(tenant, VIEW, UNMASK), profile_id=profile.pk, which="nik", reason=reason)

    assert list(refused.value.fields) == ["reason"]
    assert reads_of(profile.person_key) == []


def test_unmasking_needs_its_own_permission(tenant):
    profile = ProfileFactory()

    with pytest.raises(NotAllowed):
        unmask_number(actor=officer(tenant, VIEW), profile_id=profile.pk, which="nik", reason="A good reason")


def test_own_number_is_shown_without_a_trace(tenant):
    profile = ProfileFactory(nik=sample_nik(1))

    assert unmask_number(actor=citizen(profile), profile_id=profile.pk, which="nik", reason="") == sample_nik(
        1
    )
    assert reads_of(profile.person_key) == []


def test_people_see_themselves_and_officers_their_place(tenant):
    here, there = VillageFactory(tenant=tenant), VillageFactory(tenant=tenant)
    mine, other = ProfileFactory(area=here), ProfileFactory(area=there)

    def seen_by(actor):
        return set(visible_profiles(actor))

    assert seen_by(citizen(mine)) == {mine}
    assert seen_by(officer(tenant, VIEW, kind=ScopeKind.VILLAGE, key=here.code)) == {mine}
    assert seen_by(officer(tenant, VIEW, kind=ScopeKind.DISTRICT, key=here.parent.code)) >= {mine}
    assert seen_by(officer(tenant, VIEW)) == {mine, other}
    assert seen_by(officer(tenant, VIEW, kind=ScopeKind.AGENCY, key="dinas")) == set()
    assert seen_by(officer(tenant, "civil.report")) == set()


def test_village_scope_does_not_reach_a_code_that_merely_begins_alike(tenant):
    village = VillageFactory(tenant=tenant, code="13.05.01.2001")
    preparing = VillageFactory(tenant=tenant, code="13.05.01.2001-P1")
    profile = ProfileFactory(area=preparing)

    clerk = officer(tenant, VIEW, kind=ScopeKind.VILLAGE, key=village.code)

    assert list(visible_profiles(clerk)) == []
    assert list(visible_profiles(officer(tenant, VIEW, kind=ScopeKind.VILLAGE, key=preparing.code))) == [
        profile
    ]


def test_profile_of_somebody_else_does_not_exist(tenant):
    mine, other = ProfileFactory.create_batch(2)

    with pytest.raises(NotFound):
        profile_for(citizen(mine), other.pk)


def test_profile_is_found_by_its_number_within_the_regency_only(tenant, other_tenant):
    profile = ProfileFactory(nik=sample_nik(5))

    assert profile_by_nik(officer(tenant, VIEW), sample_nik(5)) == profile
    assert profile_by_nik(officer(tenant, VIEW), sample_nik(6)) is None
    with tenant_scope(other_tenant.pk):
        assert profile_by_nik(officer(other_tenant, VIEW), sample_nik(5)) is None


def test_guardian_sees_the_ward_from_the_first_to_the_last_day(tenant):
    mother, child = ProfileFactory(), ProfileFactory(user=None)
    clerk = officer(tenant, VIEW, VERIFY)
    bond = confirm_guardianship(
        actor=clerk,
        guardian_id=mother.pk,
        ward_id=child.pk,
        relation="mother",
        basis_document="Kartu keluarga",
        valid_from=date(2026, 5, 1),
    )
    bond.valid_to = date(2026, 5, 31)
    bond.save()

    found = [list(wards_of(mother, on=date(2026, *day))) for day in ((4, 30), (5, 1), (5, 31), (6, 1))]

    assert found == [[], [child], [child], []]


@pytest.mark.parametrize("basis", ["", "KK 1305012103120007"])
def test_guardianship_needs_a_document_without_its_number(tenant, basis):
    mother, child = ProfileFactory(), ProfileFactory(user=None)

    with pytest.raises(Invalid):
        confirm_guardianship(
            actor=officer(tenant, VIEW, VERIFY),
            guardian_id=mother.pk,
            ward_id=child.pk,
            relation="mother",
            basis_document=basis,
            valid_from=date(2026, 5, 1),
        )


def test_guardianship_is_confirmed_by_who_may_verify_and_never_for_oneself(tenant):
    clerk, onlooker = officer(tenant, VIEW, VERIFY), officer(tenant, VIEW)
    own, child = ProfileFactory(user_id=clerk.user, user=None), ProfileFactory(user=None)

    for actor in (clerk, onlooker):
        with pytest.raises(NotAllowed):
            confirm_guardianship(
                actor=actor,
                guardian_id=own.pk,
                ward_id=child.pk,
                relation="mother",
                basis_document="Kartu keluarga",
                valid_from=date(2026, 5, 1),
            )

    assert not wards_of(own, on=date(2026, 5, 1)).exists()


def test_completeness_counts_what_services_ask_for(tenant):
    assert completeness(None) == (0, 7)
    assert completeness(ProfileFactory()) == (5, 7)
    assert completeness(ProfileFactory(nik="", birth_date=None)) == (3, 7)
