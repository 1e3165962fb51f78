"""When personal data were seen, taken, changed or lost: what is known, whose they are, who has been told."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.actor import ScopeKind
from smartnagari.regions.public import TenantOwned

from ..rules.incidents import Whom
from ..states import IncidentState
from .profile import Profile

WHOM = [
    (Whom.CSIRT.value, _("The team for cyber incidents (CSIRT)")),
    (Whom.PERSONS.value, _("The people concerned")),
    (Whom.AUTHORITY.value, _("The agency for personal data protection")),
]


class FoundBy(models.TextChoices):
    """How it became known."""

    OFFICER = "officer", _("An officer noticed it")
    CITIZEN = "citizen", _("A citizen told us")
    SYSTEM = "system", _("The system or its log showed it")
    OUTSIDER = "outsider", _("Somebody outside told us")


class Incident(TenantOwned):
    """Failure to protect personal data (kegagalan pelindungan data pribadi, UU 27/2022 art. 46).

    ``number`` is random. The words hold no names: they go into notices and reports. ``vital`` says that vital
    information infrastructure is hit, which starts one clock more; ``ordered_at`` when the notices to the
    people were ordered.
    """

    number = models.CharField(max_length=14)
    title = models.CharField(max_length=120)
    state = models.CharField(max_length=9, choices=IncidentState, default=IncidentState.OPEN)
    found_at = models.DateTimeField()
    happened_at = models.DateTimeField(null=True, blank=True)
    found_by = models.CharField(max_length=8, choices=FoundBy)
    which = models.TextField()
    cause = models.TextField(blank=True)
    measures = models.TextField(blank=True)
    specific = models.BooleanField(default=False)
    vital = models.BooleanField(default=False)
    registered_by = models.CharField(max_length=80)
    ordered_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-found_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "number"], name="incident_number_once_per_tenant"),
            models.CheckConstraint(condition=Q(state__in=IncidentState.values), name="incident_state_known"),
            models.CheckConstraint(condition=Q(found_by__in=FoundBy.values), name="incident_found_by_known"),
            models.CheckConstraint(
                condition=Q(happened_at=None) | Q(happened_at__lte=F("found_at")),
                name="incident_found_after_it_happened",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["open", "contained"], closed_at=None)
                | Q(state__in=["closed", "dismissed"], closed_at__isnull=False),
                name="incident_closed_exactly_when_not_open",
            ),
        ]
        indexes = [models.Index(fields=["tenant", "state", "-found_at"], name="incident_by_state")]

    def __str__(self) -> str:
        return self.number

    def scopes(self) -> Iterable[tuple[ScopeKind, str]]:
        """Incidents are one desk for the whole regency."""
        return [(ScopeKind.TENANT, str(self.tenant_id))]


class IncidentNotice(TenantOwned):
    """Duty to tell somebody (pemberitahuan) by a moment; ``reference`` is the letter that did."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="notices")
    whom = models.CharField(max_length=9, choices=WHOM)
    due_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)
    reference = models.CharField(max_length=120, blank=True)
    told_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["due_at", "whom"]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "incident", "whom"], name="incidentnotice_once"),
            models.CheckConstraint(
                condition=Q(whom__in=[whom.value for whom in Whom]), name="incidentnotice_whom_known"
            ),
            models.CheckConstraint(
                condition=Q(told_at=None, reference="", told_by="")
                | (Q(told_at__isnull=False) & ~Q(reference="") & ~Q(told_by="")),
                name="incidentnotice_told_with_reference",
            ),
        ]
        indexes = [models.Index(fields=["tenant", "told_at", "due_at"], name="incidentnotice_by_deadline")]

    def __str__(self) -> str:
        return self.whom


class IncidentPerson(TenantOwned):
    """Somebody whose data it concerns; ``told_at`` when a message was sent."""

    incident = models.ForeignKey(Incident, on_delete=models.CASCADE, related_name="people")
    profile = models.ForeignKey(Profile, on_delete=models.PROTECT, related_name="incidents")
    reachable = models.BooleanField(default=True)
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "incident", "profile"], name="incidentperson_once")
        ]
        indexes = [
            models.Index(fields=["tenant", "incident", "reachable", "told_at"], name="incidentperson_to_tell")
        ]

    def __str__(self) -> str:
        return str(self.profile_id)
