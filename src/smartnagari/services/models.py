"""The catalogue of public services: what there is, who gives it, and the standard it is given by."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from smartnagari.regions.public import Confidence, Sourced, TenantOwned

from .types import Component, ProviderKind, ServiceKind, SilenceRule, TimeUnit

PROVIDER_KINDS = [
    (ProviderKind.VILLAGE.value, _("Nagari office")),
    (ProviderKind.DISTRICT.value, _("District office")),
    (ProviderKind.AGENCY.value, _("Agency")),
    (ProviderKind.PUSKESMAS.value, _("Community health centre")),
    (ProviderKind.SCHOOL.value, _("School")),
    (ProviderKind.NATIONAL.value, _("National institution")),
]
SERVICE_KINDS = [
    (ServiceKind.LETTER.value, _("Letter")),
    (ServiceKind.REGISTRATION.value, _("Registration")),
    (ServiceKind.PERMIT.value, _("Permit")),
    (ServiceKind.RECOMMENDATION.value, _("Recommendation")),
    (ServiceKind.INFORMATION.value, _("Information")),
    (ServiceKind.AID.value, _("Aid")),
    (ServiceKind.COMPLAINT.value, _("Complaint")),
    (ServiceKind.HANDOFF.value, _("Elsewhere")),
]
TIME_UNITS = [
    (TimeUnit.MINUTES.value, _("minutes")),
    (TimeUnit.HOURS.value, _("hours")),
    (TimeUnit.WORKING_DAYS.value, _("working days")),
    (TimeUnit.DAYS.value, _("days")),
    (TimeUnit.MONTHS.value, _("months")),
    (TimeUnit.YEARS.value, _("years")),
]
SILENCE_RULES = [
    (SilenceRule.GRANTED.value, _("Silence grants it")),
    (SilenceRule.REFUSED.value, _("Silence refuses it")),
    (SilenceRule.NONE.value, _("Silence means nothing")),
]


class Topic(TenantOwned):
    """Event of life (peristiwa hidup) under which people look for services: a birth, a loan, a house."""

    key = models.SlugField(max_length=40)
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    icon = models.CharField(max_length=40, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "key"]
        constraints = [models.UniqueConstraint(fields=["tenant", "key"], name="topic_key_once_per_tenant")]

    def __str__(self) -> str:
        return self.name


class Service(TenantOwned, Sourced):
    """Public service (layanan): what people come for.

    ``code`` never changes; ``slug`` is its address. ``provider`` is the address name of the agency, or of
    the institution for what the regency does not give itself; empty where every office of a kind gives it.
    ``rank`` orders the most used, 0 is none. Texts are JSON by language, names have columns of their own.
    """

    code = models.SlugField(max_length=40)
    slug = models.SlugField(max_length=80)
    name = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    also = models.JSONField(default=list, blank=True)
    purposes = models.JSONField(default=list, blank=True)
    summary = models.JSONField(default=dict, blank=True)
    provider_kind = models.CharField(max_length=10, choices=PROVIDER_KINDS)
    provider = models.SlugField(max_length=60, blank=True)
    provider_name = models.JSONField(default=dict, blank=True)
    kind = models.CharField(max_length=14, choices=SERVICE_KINDS)
    audience = models.JSONField(default=list, blank=True)
    topics = models.JSONField(default=list, blank=True)
    channels = models.JSONField(default=list, blank=True)
    handoff_url = models.URLField(blank=True)
    handoff_note = models.JSONField(default=dict, blank=True)
    silence_rule = models.CharField(max_length=8, choices=SILENCE_RULES, default=SilenceRule.NONE.value)
    icon = models.CharField(max_length=40, blank=True)
    rank = models.PositiveSmallIntegerField(default=0)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    as_of = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name", "code"]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "code"], name="service_code_once_per_tenant"),
            models.UniqueConstraint(fields=["tenant", "slug"], name="service_slug_once_per_tenant"),
            models.CheckConstraint(
                condition=Q(provider_kind__in=[k.value for k in ProviderKind]),
                name="service_provider_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in ServiceKind]), name="service_kind_known"
            ),
            models.CheckConstraint(
                condition=~Q(kind=ServiceKind.HANDOFF.value) | ~Q(handoff_url=""),
                name="service_elsewhere_says_where",
            ),
            models.CheckConstraint(
                condition=Q(silence_rule__in=[r.value for r in SilenceRule]), name="service_silence_known"
            ),
            models.CheckConstraint(
                condition=Q(confidence__in=Confidence.values), name="service_confidence_known"
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_from=None) | Q(valid_to__gte=F("valid_from")),
                name="service_ends_after_start",
            ),
        ]
        indexes = [
            models.Index(fields=["tenant", "provider_kind", "provider"], name="service_by_provider"),
            models.Index(fields=["tenant", "updated_at", "id"], name="service_by_change"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def handoff(self) -> bool:
        """Whether somebody else gives it: we explain, prepare and lead there."""
        return self.kind == ServiceKind.HANDOFF.value


class ServiceStandard(TenantOwned):
    """Service standard (standar pelayanan) in one version: the fourteen components of UU 25/2009 art. 21.

    The version of the highest number is in force; an application keeps the one of its day. ``fee`` is in
    rupiah, empty where it is reckoned (``fee_note`` says how). ``doubts`` says what nobody has confirmed.
    """

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="standards")
    version = models.PositiveSmallIntegerField(default=1)
    valid_from = models.DateField(null=True, blank=True)
    requirements = models.JSONField(default=list, blank=True)
    steps = models.JSONField(default=list, blank=True)
    time_value = models.PositiveSmallIntegerField(null=True, blank=True)
    time_unit = models.CharField(max_length=12, choices=TIME_UNITS, blank=True)
    time_note = models.JSONField(default=dict, blank=True)
    time_basis = models.CharField(max_length=200, blank=True)
    fee = models.PositiveBigIntegerField(null=True, blank=True)
    fee_note = models.JSONField(default=dict, blank=True)
    fee_basis = models.CharField(max_length=200, blank=True)
    outputs = models.JSONField(default=list, blank=True)
    validity_value = models.PositiveSmallIntegerField(null=True, blank=True)
    validity_unit = models.CharField(max_length=12, choices=TIME_UNITS, blank=True)
    validity_note = models.JSONField(default=dict, blank=True)
    complaints = models.JSONField(default=list, blank=True)
    legal_basis = models.JSONField(default=list, blank=True)
    facilities = models.JSONField(default=dict, blank=True)
    competence = models.JSONField(default=dict, blank=True)
    supervision = models.JSONField(default=dict, blank=True)
    staffing = models.JSONField(default=dict, blank=True)
    guarantee = models.JSONField(default=dict, blank=True)
    safety = models.JSONField(default=dict, blank=True)
    evaluation = models.JSONField(default=dict, blank=True)
    doubts = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["service", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "service", "version"], name="standard_version_once_per_service"
            ),
            models.CheckConstraint(
                condition=Q(time_value=None, time_unit="") | Q(time_value__isnull=False) & ~Q(time_unit=""),
                name="standard_time_whole",
            ),
            models.CheckConstraint(
                condition=Q(validity_value=None, validity_unit="")
                | Q(validity_value__isnull=False) & ~Q(validity_unit=""),
                name="standard_validity_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service_id} v{self.version}"

    def filled(self) -> dict[Component, Any]:
        """What stands under each component, as the rule of completeness takes it."""
        same = {part: getattr(self, part.value, None) for part in Component}
        time = self.time_value if self.time_value is not None else self.time_note
        fee = self.fee if self.fee is not None else self.fee_note
        return same | {Component.TIME: time, Component.FEE: fee, Component.OUTPUT: self.outputs}
