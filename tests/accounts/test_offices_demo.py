"""The demonstration: exactly the promised accounts, invented, with what each of them may do."""

from __future__ import annotations

import pytest

from factories.accounts import actor_of
from factories.regions import DistrictFactory, RegencyFactory, VillageFactory
from smartnagari.accounts.actions.founding import found_offices
from smartnagari.accounts.demo.officers import seed
from smartnagari.accounts.models import Assignment, Holder, Office, User
from smartnagari.kernel.actor import Actor

PROMISED = {
    *(
        "warga",
        "bidan",
        "korong",
        "operator",
        "wali",
        "operator2",
        "dukcapil",
        "dpmptsp",
        "pajak",
        "bendahara",
    ),
    *(
        "wisata",
        "bapelitbangda",
        "opd",
        "kominfo",
        "bupati",
        "editor",
        "editor2",
        "admin",
        "dukcapil2",
        "kadis-dukcapil",
    ),
    *("dpmptsp2", "sekretaris", "camat", "teknis", "sekda", "inspektorat", "pdp"),
}


@pytest.fixture
def seeded(tenant):
    RegencyFactory(tenant=tenant)
    ulakan = DistrictFactory(tenant=tenant, code="13.05.10", name="Ulakan Tapakih")
    lingkung = DistrictFactory(tenant=tenant, code="13.05.17", name="Enam Lingkung")
    VillageFactory(tenant=tenant, parent=ulakan, code="13.05.10.2002", name="Ulakan")
    VillageFactory(tenant=tenant, parent=lingkung, code="13.05.17.2004", name="Parit Malintang")
    found_offices(actor=Actor.system("test", tenant.pk))
    seed(tenant)
    return tenant


def person(login):
    return User.objects.get(email=f"{login}@demo.test")


def test_exactly_the_promised_people_can_sign_in(seeded, settings):
    people = User.objects.filter(is_demo=True).order_by("pk")

    assert {user.email for user in people} == {f"{login}@demo.test" for login in PROMISED}
    assert all(user.name.endswith("(contoh)") for user in people)
    assert all(user.check_password(settings.DEMO_PASSWORD) for user in people)


def test_everybody_but_the_citizen_works_somewhere(seeded):
    at_work = set(Assignment.objects.values_list("user__email", flat=True).order_by())

    assert at_work == {f"{login}@demo.test" for login in PROMISED - {"warga"}}


def test_the_two_operators_see_each_their_own_nagari(seeded):
    for login, slug in (("operator", "nagari-ulakan"), ("operator2", "nagari-parit-malintang")):
        actor = actor_of(person(login), seeded)
        reached = [o.slug for o in Office.objects.order_by("slug") if actor.can("accounts.offices.edit", o)]

        assert reached == [slug]


@pytest.mark.parametrize(
    ("login", "permission"),
    [
        ("admin", "accounts.handover.apply"),
        ("sekda", "accounts.assignments.approve"),
        ("camat", "accounts.passwords.help"),
        ("inspektorat", "audit.export"),
        ("pdp", "accounts.rights.handle"),
        ("editor", "content.moderate"),
    ],
)
def test_each_may_do_what_they_are_there_for(seeded, login, permission):
    assert actor_of(person(login), seeded).can(permission)


def test_seeding_twice_changes_nothing(seeded):
    before = (User.objects.count(), Assignment.objects.count(), Holder.objects.count())

    seed(seeded)

    assert (User.objects.count(), Assignment.objects.count(), Holder.objects.count()) == before


def test_no_real_wali_nagari_is_named(seeded):
    assert all(holder.person_name.endswith("(contoh)") for holder in Holder.objects.order_by("pk"))


def test_regency_without_those_places_gets_the_people_alone(tenant):
    seed(tenant)

    assert User.objects.filter(is_demo=True).count() == len(PROMISED)
    assert Holder.objects.count() == 0
