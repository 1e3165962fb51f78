"""The person as one regency knows them, with the identity numbers sealed, and who acts for a child."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.actor import ScopeKind
from smartnagari.regions.public import TenantOwned

from ..crypto import INDEX_BYTES, SealedField
from ..rules.identity import Sex

SEXES = [(Sex.FEMALE.value, _("Female")), (Sex.MALE.value, _("Male"))]


class Assurance(models.TextChoices):
    """How sure the regency is that the person is who the profile says."""

    L1 = "l1", _("Phone or e-mail proven")
    L2 = "l2", _("Identity card seen")
    L3 = "l3", _("Identity proven in person or by the national identity")


class VerifiedHow(models.TextChoices):
    """By what the identity was proven."""

    CARD_SEEN = "card_seen", _("An officer saw the identity card")
    CIVIL_REGISTRY = "civil_registry", _("Compared with the civil registry")
    NATIONAL_IDENTITY = "national_identity", _("Signed in with the national identity")
    PASSKEY_AT_COUNTER = "passkey_at_counter", _("Passkey set up in front of an officer")


class Profile(TenantOwned):
    """Profile of a person (data diri). Has no account when somebody else acts for the person.

    NIK and KK are sealed and found by blind index; ``priority`` (elderly, disability) is specific data and
    sealed too. ``restricted_at`` takes the profile out of sight of everybody but its person and the data
    protection officer (UU 27/2022 art. 11, 41); ``erased_at`` leaves an empty row that records point to.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="profiles"
    )
    name = models.CharField(max_length=150, blank=True)
    nik_sealed = SealedField(index="nik_index", number="nik")
    nik_index = models.BinaryField(max_length=INDEX_BYTES, null=True, blank=True)
    kk_sealed = SealedField(index="kk_index", number="kk")
    kk_index = models.BinaryField(max_length=INDEX_BYTES, null=True, blank=True)
    birth_date = models.DateField(null=True, blank=True)
    birth_place = models.CharField(max_length=100, blank=True)
    sex = models.CharField(max_length=6, choices=SEXES, blank=True)
    area = models.ForeignKey(
        "regions.Area", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    address = models.CharField(max_length=300, blank=True)
    contact_email = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=16, blank=True)
    languages = models.JSONField(default=list, blank=True)
    priority_sealed = SealedField()
    assurance = models.CharField(max_length=2, choices=Assurance, default=Assurance.L1)
    verified_how = models.CharField(max_length=20, choices=VerifiedHow, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_by = models.CharField(max_length=60, blank=True)
    is_sample = models.BooleanField(default=False)
    restricted_at = models.DateTimeField(null=True, blank=True)
    objected_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "user"], name="profile_once_per_account"),
            models.UniqueConstraint(fields=["tenant", "nik_index"], name="profile_nik_once_per_tenant"),
            models.CheckConstraint(condition=Q(sex__in=["", "female", "male"]), name="profile_sex_known"),
            models.CheckConstraint(
                condition=Q(assurance__in=Assurance.values), name="profile_assurance_known"
            ),
            models.CheckConstraint(
                condition=Q(assurance=Assurance.L1, verified_how="", verified_at=None, verified_by="")
                | (
                    ~Q(assurance=Assurance.L1)
                    & ~Q(verified_how="")
                    & ~Q(verified_by="")
                    & Q(verified_at__isnull=False)
                ),
                name="profile_verified_says_how_when_and_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(nik_sealed=None, nik_index=None)
                | Q(nik_sealed__isnull=False, nik_index__isnull=False),
                name="profile_nik_has_its_index",
            ),
            models.CheckConstraint(
                condition=Q(kk_sealed=None, kk_index=None)
                | Q(kk_sealed__isnull=False, kk_index__isnull=False),
                name="profile_kk_has_its_index",
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None)
                | Q(
                    name="",
                    nik_sealed=None,
                    kk_sealed=None,
                    birth_date=None,
                    address="",
                    priority_sealed=None,
                ),
                name="profile_erased_is_empty",
            ),
        ]
        indexes = [
            models.Index(fields=["tenant", "kk_index"], name="profile_by_family"),
            models.Index(fields=["tenant", "area", "name"], name="profile_by_area"),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def scopes(self) -> Iterable[tuple[ScopeKind, str]]:
        """The tenant and where the person lives; ``area`` must be selected."""
        if self.area is None:
            return [(ScopeKind.TENANT, str(self.tenant_id))]
        return self.area.scopes()

    @property
    def person_key(self) -> str:
        """How audit and the access log name this person."""
        return f"p:{self.pk}"

    @property
    def verified(self) -> bool:
        return self.assurance != Assurance.L1


class Guardianship(TenantOwned):
    """Who acts for a person that cannot act alone (wali; UU 27/2022 art. 25 and 26), over a span of days."""

    class Relation(models.TextChoices):
        MOTHER = "mother", _("Mother")
        FATHER = "father", _("Father")
        GUARDIAN = "guardian", _("Guardian")

    guardian = models.ForeignKey(Profile, on_delete=models.PROTECT, related_name="wards")
    ward = models.ForeignKey(Profile, on_delete=models.PROTECT, related_name="guardians")
    relation = models.CharField(max_length=8, choices=Relation)
    basis_document = models.CharField(max_length=120)
    confirmed_by = models.CharField(max_length=60)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["valid_from", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "guardian", "ward"],
                condition=Q(valid_to=None),
                name="guardianship_open_once_per_pair",
            ),
            models.CheckConstraint(condition=~Q(guardian=F("ward")), name="guardianship_is_of_two_people"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="guardianship_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(relation__in=["mother", "father", "guardian"]), name="guardianship_relation_known"
            ),
        ]
        indexes = [models.Index(fields=["tenant", "ward"], name="guardianship_by_ward")]

    def __str__(self) -> str:
        return f"{self.get_relation_display()} {self.pk}"
