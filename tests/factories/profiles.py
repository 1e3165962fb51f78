"""People as a regency knows them, all of them samples (99....)."""

from __future__ import annotations

from datetime import date

import factory
from factory.django import DjangoModelFactory

from factories.accounts import UserFactory
from smartnagari.accounts.crypto import seal_into
from smartnagari.accounts.models import Profile
from smartnagari.kernel.actor import Actor, Grant, Level, ScopeKind
from smartnagari.kernel.tenancy import tenant_in_force


def sample_nik(n: int, *, born: date = date(1985, 3, 21), female: bool = False) -> str:
    """A NIK of nobody, a different one for each ``n``."""
    return f"9999{n // 10000 % 100:02d}{born.day + 40 * female:02d}{born:%m%y}{n % 9999 + 1:04d}"


class ProfileFactory(DjangoModelFactory):
    """A profile with a sealed sample NIK, in the tenant in force."""

    class Meta:
        model = Profile
        skip_postgeneration_save = True

    tenant_id = factory.LazyFunction(tenant_in_force)
    user = factory.SubFactory(UserFactory)
    name = factory.Sequence(lambda n: f"Siti Contoh {'abcdefghij'[n % 10]}")
    birth_date = date(1985, 3, 21)
    sex = "female"
    address = "Jalan Contoh"
    is_sample = True
    number = factory.Sequence(int)

    @classmethod
    def _create(cls, model_class, *args, nik=None, kk=None, priority="", number=0, **values):
        profile = model_class(*args, **values)
        seal_into(profile, "nik_sealed", sample_nik(number) if nik is None else nik)
        seal_into(profile, "kk_sealed", kk or "")
        seal_into(profile, "priority_sealed", priority)
        profile.save()
        return profile


def citizen(profile: Profile, level: Level = Level.L1) -> Actor:
    """The person of this profile, asking."""
    return Actor(key=f"u:{profile.user_id}", tenant=profile.tenant_id, user=profile.user_id, level=level)


def officer(tenant, *permissions: str, kind: ScopeKind = ScopeKind.TENANT, key: str = "") -> Actor:
    """Somebody who works for the regency, with these permissions in one scope."""
    user = UserFactory()
    grants = tuple(Grant(permission, kind, key or str(tenant.pk)) for permission in permissions)
    return Actor(key=f"u:{user.pk}", tenant=tenant.pk, user=user.pk, level=Level.P3, grants=grants)
