"""The counter: a person found by the card, proven, and shown whole only for a reason."""

import pytest

from factories.accounts import AssignmentFactory, UserFactory, actor_of
from factories.profiles import ProfileFactory, sample_nik
from factories.regions import VillageFactory
from smartnagari.accounts.actions.profile import unmask_number
from smartnagari.accounts.models import Profile
from smartnagari.audit.public import reads_of
from smartnagari.kernel.errors import NotAllowed, NotFound
from smartnagari.regions.public import tenant_scope

FIND = "/meja/warga/"


@pytest.fixture
def village(tenant):
    return VillageFactory(tenant=tenant)


@pytest.fixture
def counter(tenant, village, settings, client):
    """An operator of the nagari, signed in."""
    settings.ROOT_URLCONF = "accounts.rights_urls"
    settings.DEMO = True
    user = UserFactory(is_demo=True)
    AssignmentFactory(user=user, role="nagari_secretary", area=village)
    client.force_login(user)
    return client


def test_person_of_the_own_place_is_found_by_the_number(counter, village):
    profile = ProfileFactory(area=village, nik=sample_nik(1))

    answer = counter.post(FIND, {"nik": f" {sample_nik(1)} "}, follow=True)

    page = answer.content.decode()
    assert answer.redirect_chain == [(f"{FIND}{profile.pk}/", 302)]
    assert profile.name in page
    assert sample_nik(1) not in page
    assert [read.what for read in reads_of(profile.person_key)] == ["accounts.profile"]


@pytest.mark.parametrize("place", ["own", "other"])
def test_operator_who_may_verify_finds_the_people_of_the_own_nagari_alone(counter, tenant, village, place):
    operator = UserFactory(is_demo=True)
    AssignmentFactory(user=operator, role="nagari_operator", area=village)
    area = village if place == "own" else VillageFactory(tenant=tenant)
    profile = ProfileFactory(area=area, nik=sample_nik(1))
    counter.force_login(operator)

    found = counter.post(FIND, {"nik": sample_nik(1)})
    looked = counter.get(f"{FIND}{profile.pk}/")
    with tenant_scope(tenant.pk), pytest.raises(NotAllowed if place == "own" else NotFound):
        unmask_number(
            actor=actor_of(operator, tenant), profile_id=profile.pk, which="nik", reason="Ingin tahu saja"
        )

    assert (found.status_code, looked.status_code) == ((302, 200) if place == "own" else (200, 404))


def test_person_of_another_place_is_not_found(counter, tenant):
    other = ProfileFactory(area=VillageFactory(tenant=tenant), nik=sample_nik(1))

    page = counter.post(FIND, {"nik": sample_nik(1)})

    assert page.context["form"].errors.keys() == {"nik"}
    for path in ("", "buktikan/", "buka-nomor/"):
        send = counter.post if path else counter.get
        assert send(f"{FIND}{other.pk}/{path}").status_code == 404
    assert reads_of(other.person_key) == []


@pytest.mark.parametrize("typed", ["", "123", "13050121O3850001"])
def test_number_that_cannot_be_is_refused_with_what_to_mend(counter, typed):
    assert counter.post(FIND, {"nik": typed}).context["form"].errors.keys() == {"nik"}


def test_card_that_was_seen_raises_the_person(counter, village):
    profile = ProfileFactory(area=village)

    counter.post(f"{FIND}{profile.pk}/buktikan/", {"level": "l2", "how": "card_seen"})

    assert Profile.objects.get(pk=profile.pk).assurance == "l2"


@pytest.mark.parametrize(
    ("sent", "values"), [({}, {}), ({"level": "l2", "how": "card_seen"}, {"birth_date": None})]
)
def test_proof_without_its_parts_comes_back(counter, village, sent, values):
    profile = ProfileFactory(area=village, **values)

    page = counter.post(f"{FIND}{profile.pk}/buktikan/", sent)

    assert page.status_code == 422
    assert Profile.objects.get(pk=profile.pk).assurance == "l1"


def test_whole_number_is_shown_for_a_reason(counter, village):
    profile = ProfileFactory(area=village, nik=sample_nik(1))
    address = f"{FIND}{profile.pk}/buka-nomor/"

    refused = counter.post(address, {"which": "nik", "reason": "hm"})
    shown = counter.post(address, {"which": "nik", "reason": "Mengisi surat keterangan"})

    assert refused.status_code == 422
    assert sample_nik(1) in shown.content.decode()
    assert [read.purpose for read in reads_of(profile.person_key)] == ["Mengisi surat keterangan"]


def test_counter_is_closed_to_citizens(counter, village):
    counter.force_login(UserFactory(is_demo=True))

    assert counter.get(FIND).status_code == 403
