"""Agencies, offices, the posts in them and who held each post when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.actor import ScopeKind
from smartnagari.kernel.spans import covers
from smartnagari.regions.public import Confidence, Sourced, TenantOwned

from ..types import AgencyKind, OfficeKind, PostKind

AGENCY_KINDS = [
    (AgencyKind.SECRETARIAT.value, _("Secretariat")),
    (AgencyKind.INSPECTORATE.value, _("Inspectorate")),
    (AgencyKind.DEPARTMENT.value, _("Department")),
    (AgencyKind.BOARD.value, _("Board")),
    (AgencyKind.FORCE.value, _("Order and fire service")),
    (AgencyKind.HOSPITAL.value, _("Hospital")),
    (AgencyKind.ENTERPRISE.value, _("Regional enterprise")),
    (AgencyKind.DISTRICT.value, _("District")),
]
OFFICE_KINDS = [
    (OfficeKind.REGENCY.value, _("Regency office")),
    (OfficeKind.AGENCY.value, _("Agency")),
    (OfficeKind.DISTRICT.value, _("District office")),
    (OfficeKind.VILLAGE.value, _("Nagari office")),
    (OfficeKind.PUSKESMAS.value, _("Community health centre")),
    (OfficeKind.SCHOOL.value, _("School")),
    (OfficeKind.UNIT.value, _("Unit")),
]
POST_KINDS = [
    (PostKind.DEFINITIVE.value, _("Definitive")),
    (PostKind.PLT.value, _("Acting, post vacant (Plt.)")),
    (PostKind.PLH.value, _("Acting, holder absent (Plh.)")),
    (PostKind.PJ.value, _("Appointed acting head (Pj.)")),
]


class DirectoryEntry(TenantOwned, Sourced):
    """Base of directory facts: where they come from, how sure they are and as of when."""

    as_of = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True


class Agency(DirectoryEntry):
    """Agency of the regency (organisasi perangkat daerah, OPD)."""

    slug = models.SlugField(max_length=60)
    short_name = models.CharField(max_length=40)
    full_name = models.CharField(max_length=160)
    kind = models.CharField(max_length=12, choices=AGENCY_KINDS)
    role = models.TextField(blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["short_name"]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "slug"], name="agency_slug_once_per_tenant"),
            models.UniqueConstraint(fields=["tenant", "short_name"], name="agency_name_once_per_tenant"),
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in AgencyKind]), name="agency_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(confidence__in=Confidence.values), name="agency_confidence_known"
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_from=None) | Q(valid_to__gte=F("valid_from")),
                name="agency_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.short_name

    def scopes(self) -> Iterable[tuple[ScopeKind, str]]:
        """The tenant and the agency itself."""
        yield ScopeKind.TENANT, str(self.tenant_id)
        yield ScopeKind.AGENCY, self.slug


class Office(DirectoryEntry):
    """Office that serves people (kantor). It stands in an area, belongs to an agency, or both.

    ``area`` is the region that it serves; a preparatory nagari has an office and no national code.
    The region's codes are copied, so that one condition says which offices a scope reaches.
    ``register_code`` is the number in the ministry's own register (a school's NPSN, a health centre's code),
    ``form`` what it calls itself there (SD Negeri, Rawat Inap).
    """

    slug = models.SlugField(max_length=80)
    code = models.CharField(max_length=24, blank=True)
    kind = models.CharField(max_length=10, choices=OFFICE_KINDS)
    name = models.CharField(max_length=160)
    area = models.ForeignKey(
        "regions.Area", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="offices"
    )
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="branches"
    )
    district_code = models.CharField(max_length=13, blank=True, editable=False)
    village_code = models.CharField(max_length=20, blank=True, editable=False)
    address = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=16, blank=True)
    whatsapp = models.CharField(max_length=16, blank=True)
    email = models.EmailField(blank=True)
    website = models.URLField(blank=True)
    map_url = models.URLField(blank=True)
    register_code = models.CharField(max_length=20, blank=True)
    form = models.CharField(max_length=40, blank=True)
    hours = models.JSONField(null=True, blank=True)
    services_note = models.TextField(blank=True)
    calendar_key = models.CharField(max_length=40, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name", "slug"]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "slug"], name="office_slug_once_per_tenant"),
            models.UniqueConstraint(
                fields=["tenant", "code"], condition=~Q(code=""), name="office_code_once_per_tenant"
            ),
            models.UniqueConstraint(
                fields=["tenant", "kind", "register_code"],
                condition=~Q(register_code=""),
                name="office_register_code_once_per_kind",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in OfficeKind]), name="office_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(confidence__in=Confidence.values), name="office_confidence_known"
            ),
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="office_point_whole",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_from=None) | Q(valid_to__gte=F("valid_from")),
                name="office_ends_after_start",
            ),
        ]
        indexes = [
            models.Index(fields=["tenant", "kind", "name"], name="office_by_kind"),
            models.Index(fields=["tenant", "district_code"], name="office_by_district"),
            models.Index(fields=["tenant", "village_code"], name="office_by_village"),
            models.Index(fields=["tenant", "updated_at", "id"], name="office_by_change"),
        ]

    def __str__(self) -> str:
        return self.name

    def scopes(self) -> Iterable[tuple[ScopeKind, str]]:
        """The office itself and all that it lies in, from its own columns; ``agency`` must be selected."""
        yield ScopeKind.TENANT, str(self.tenant_id)
        yield ScopeKind.UNIT, self.slug
        if self.district_code:
            yield ScopeKind.DISTRICT, self.district_code
        if self.village_code:
            yield ScopeKind.VILLAGE, self.village_code
        if self.agency is not None:
            yield ScopeKind.AGENCY, self.agency.slug


class Position(TenantOwned):
    """Post in an office (jabatan): it stays while its holders change."""

    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="positions")
    key = models.SlugField(max_length=40)
    title = models.CharField(max_length=120)
    signatory = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "key"]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "office", "key"], name="position_once_per_office"),
        ]

    def __str__(self) -> str:
        return self.title

    def scopes(self) -> Iterable[tuple[ScopeKind, str]]:
        return self.office.scopes()


class Holder(TenantOwned):
    """Holder of a post over a span of days (pemangku jabatan); ``valid_to`` is the last day.

    ``document_types`` limits a Plh to some kinds of document; empty means all. Names stay as they were
    on the appointment, so an old letter keeps its signatory.
    """

    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="holders")
    person_name = models.CharField(max_length=150)
    nip = models.CharField(max_length=18, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="held_posts"
    )
    kind = models.CharField(max_length=10, choices=POST_KINDS, default=PostKind.DEFINITIVE.value)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    basis_document = models.CharField(max_length=120, blank=True)
    mandate = models.CharField(max_length=120, blank=True)
    document_types = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["-valid_from", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in PostKind]), name="holder_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="holder_ends_after_start"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=[PostKind.PLT.value, PostKind.PLH.value]) | Q(valid_to__isnull=False),
                name="holder_plt_and_plh_have_an_end",
            ),
            models.UniqueConstraint(
                fields=["tenant", "position"],
                condition=Q(kind=PostKind.DEFINITIVE.value, valid_to=None),
                name="holder_one_open_definitive",
            ),
            models.UniqueConstraint(
                fields=["tenant", "position", "kind", "valid_from"], name="holder_one_start_per_day"
            ),
        ]
        indexes = [
            models.Index(fields=["tenant", "position", "valid_from"], name="holder_by_position"),
            models.Index(fields=["tenant", "user"], name="holder_by_user"),
        ]

    def __str__(self) -> str:
        return self.person_name

    def scopes(self) -> Iterable[tuple[ScopeKind, str]]:
        return self.position.office.scopes()

    def in_force(self, day: date) -> bool:
        """Whether the appointment covers this day."""
        return covers(day, first=self.valid_from, last=self.valid_to)
