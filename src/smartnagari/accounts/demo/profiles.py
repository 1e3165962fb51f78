"""Profiles of the demonstration: invented people with numbers of a province that does not exist (99....)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from smartnagari.audit.public import record_read
from smartnagari.kernel.actor import Actor
from smartnagari.regions.public import Area, Tenant

from ..actions.consents import give_consent
from ..actions.rights import Wish, ask
from ..crypto import seal_into
from ..models import Assurance, Guardianship, Profile, User, VerifiedHow
from ..rules.identity import Sex
from ..rules.rights import RightKind

HOST = "demo.test"
CITIZEN = "warga"
VILLAGE = "13.05.10.2002"
FAMILY = "9999010101100001"
SEEN_BY = "operator"


@dataclass(frozen=True)
class Sample:
    """One invented person."""

    login: str
    nik: str
    born: date
    sex: Sex
    priority: str = ""


SAMPLES = (
    Sample(CITIZEN, "9999015708900001", date(1990, 8, 17), Sex.FEMALE),
    Sample("bidan", "9999016103850002", date(1985, 3, 21), Sex.FEMALE),
    Sample("korong", "9999010506700003", date(1970, 6, 5), Sex.MALE),
    Sample("operator", "9999015211950004", date(1995, 11, 12), Sex.FEMALE),
    Sample("wali", "9999010203600005", date(1960, 3, 2), Sex.MALE, "elderly"),
)
CHILD = Sample("", "9999014502180006", date(2018, 2, 5), Sex.FEMALE)


def seed(tenant: Tenant) -> None:
    """Give the demo accounts their profiles; one citizen also a child, a consent, a request and a reader.

    Inside the tenant and a transaction of the caller; who has a profile already stays as they are.
    """
    users = {user.email: user for user in User.objects.filter(is_demo=True)}
    village = Area.objects.filter(tenant=tenant, code=VILLAGE).first()
    for sample in SAMPLES:
        user = users.get(f"{sample.login}@{HOST}")
        if user is None or Profile.objects.filter(tenant=tenant, user=user).exists():
            continue
        profile = _profile(tenant, village, sample, name=user.name, user=user)
        if sample.login == CITIZEN:
            _life(tenant, village, profile, users.get(f"{SEEN_BY}@{HOST}"))


def _profile(
    tenant: Tenant, village: Area | None, sample: Sample, *, name: str, user: User | None
) -> Profile:
    profile = Profile(
        tenant=tenant,
        user=user,
        name=name,
        birth_date=sample.born,
        birth_place="Contoh",
        sex=sample.sex.value,
        area=village,
        address="Jalan Contoh 1",
        languages=["id", "min"],
        assurance=Assurance.L2,
        verified_how=VerifiedHow.CARD_SEEN,
        verified_at=timezone.now(),
        verified_by="s:seed_demo",
        is_sample=True,
    )
    seal_into(profile, "nik_sealed", sample.nik)
    seal_into(profile, "kk_sealed", FAMILY)
    seal_into(profile, "priority_sealed", sample.priority)
    profile.save()
    return profile


def _life(tenant: Tenant, village: Area | None, profile: Profile, reader: User | None) -> None:
    child = _profile(tenant, village, CHILD, name="Anak Contoh", user=None)
    Guardianship.objects.create(
        tenant=tenant,
        guardian=profile,
        ward=child,
        relation=Guardianship.Relation.MOTHER,
        basis_document="Kartu keluarga (contoh)",
        confirmed_by="s:seed_demo",
        valid_from=timezone.localdate() - timedelta(days=1),
    )
    citizen = Actor(key=f"u:{profile.user_id}", tenant=tenant.pk, user=profile.user_id)
    give_consent(actor=citizen, purpose="accounts.news", version="2026-01")
    ask(
        actor=citizen,
        kind=RightKind.CORRECT,
        wish=Wish(field="address", value="Jalan Contoh 2", text="Saya sudah pindah rumah (contoh)."),
    )
    if reader is not None:
        officer = Actor(key=f"u:{reader.pk}", tenant=tenant.pk, user=reader.pk)
        record_read(
            actor=officer,
            person=profile.person_key,
            what="accounts.profile.nik",
            purpose="Membandingkan NIK dengan KTP di loket (contoh)",
        )
