"""The invented people of the demonstration."""

from django.utils import timezone

from factories.accounts import UserFactory
from factories.profiles import citizen
from factories.regions import VillageFactory
from smartnagari.accounts.crypto import unsealed
from smartnagari.accounts.demo.profiles import CHILD, SAMPLES, VILLAGE, seed
from smartnagari.accounts.models import DataRequest, Guardianship, Profile
from smartnagari.accounts.rules.identity import read_kk, read_nik
from smartnagari.audit.public import reads_of


def demo_people():
    return [UserFactory(email=f"{sample.login}@demo.test", is_demo=True) for sample in SAMPLES]


def test_demo_numbers_are_read_without_a_warning_and_belong_to_nobody():
    today = timezone.localdate()

    for sample in (*SAMPLES, CHILD):
        reading = read_nik(sample.nik, on=today, synthetic=True, born=sample.born, sex=sample.sex)
        assert (reading.problem, reading.warnings) == (None, ())
        assert read_nik(sample.nik, on=today).problem.code == "number-synthetic"


def test_demo_profiles_are_marked_as_samples_and_seeded_once(tenant):
    village = VillageFactory(tenant=tenant, code=VILLAGE)
    demo_people()

    seed(tenant)
    seed(tenant)

    profiles = Profile.objects.all()
    assert profiles.count() == len(SAMPLES) + 1
    assert all(p.is_sample and p.area == village and unsealed(p, "nik_sealed")[:2] == "99" for p in profiles)
    assert (
        read_kk(unsealed(profiles[0], "kk_sealed"), on=timezone.localdate(), synthetic=True).problem is None
    )


def test_demo_citizen_has_a_child_a_request_and_a_reader(tenant):
    VillageFactory(tenant=tenant, code=VILLAGE)
    [user, *_others] = demo_people()

    seed(tenant)

    profile = Profile.objects.get(user=user)
    assert Guardianship.objects.get().guardian == profile
    assert DataRequest.objects.get().subject == profile
    assert len(reads_of(profile.person_key)) == 1
    assert citizen(profile).user == user.pk


def test_demo_without_accounts_seeds_nothing(tenant):
    seed(tenant)

    assert not Profile.objects.exists()
