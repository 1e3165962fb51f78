"""What a person agreed to, and what they ask about their data."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.actor import ScopeKind
from smartnagari.regions.public import TenantOwned

from ..crypto import SealedField
from ..rules.rights import RightKind
from ..states import DataRequestState
from .profile import Profile

RIGHT_KINDS = [
    (RightKind.ACCESS.value, _("See my data")),
    (RightKind.EXPORT.value, _("Get a copy of my data")),
    (RightKind.CORRECT.value, _("Have my data corrected")),
    (RightKind.ERASE.value, _("Have my data erased")),
    (RightKind.OBJECT.value, _("Object to decisions made by a machine")),
    (RightKind.RESTRICT.value, _("Have the use of my data paused")),
    (RightKind.WITHDRAW_CONSENT.value, _("Withdraw a consent")),
]


class Channel(models.TextChoices):
    """Where the person said so."""

    WEB = "web", _("On the web")
    COUNTER = "counter", _("At the counter")
    LETTER = "letter", _("By letter")


class Consent(TenantOwned):
    """Consent (persetujuan) to one purpose, with the very words that the person agreed to.

    Withdrawn as easily as given: ``withdrawn_at`` ends it, the row stays as proof.
    """

    profile = models.ForeignKey(Profile, on_delete=models.PROTECT, related_name="consents")
    purpose = models.CharField(max_length=60)
    version = models.CharField(max_length=20)
    text = models.TextField()
    channel = models.CharField(max_length=8, choices=Channel, default=Channel.WEB)
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=60)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_channel = models.CharField(max_length=8, choices=Channel, blank=True)

    class Meta:
        ordering = ["-given_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "profile", "purpose"],
                condition=Q(withdrawn_at=None),
                name="consent_in_force_once_per_purpose",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_channel="")
                | (Q(withdrawn_at__gte=F("given_at")) & ~Q(withdrawn_channel="")),
                name="consent_withdrawn_after_given",
            ),
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="consent_channel_known"),
        ]
        indexes = [models.Index(fields=["tenant", "profile", "-given_at"], name="consent_by_profile")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.version}"


class DataRequest(TenantOwned):
    """Request of a data subject (permintaan subjek data), with its own clock of 3 x 24 hours.

    ``number`` is random: a sequence would say how many ask. What the person writes and what the officer
    answers are sealed, for both may hold anything.
    """

    number = models.CharField(max_length=14)
    subject = models.ForeignKey(Profile, on_delete=models.PROTECT, related_name="data_requests")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=RIGHT_KINDS)
    state = models.CharField(max_length=11, choices=DataRequestState, default=DataRequestState.RECEIVED)
    channel = models.CharField(max_length=8, choices=Channel, default=Channel.WEB)
    details_sealed = SealedField()
    answer_sealed = SealedField()
    received_at = models.DateTimeField()
    due_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    handled_by = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["-received_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "number"], name="datarequest_number_once_per_tenant"),
            models.UniqueConstraint(
                fields=["tenant", "subject", "kind"],
                condition=Q(state__in=["received", "in_progress"]),
                name="datarequest_open_once_per_kind",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in RightKind]), name="datarequest_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=DataRequestState.values), name="datarequest_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["received", "in_progress"], finished_at=None)
                | Q(state__in=["done", "refused", "withdrawn"], finished_at__gte=F("received_at")),
                name="datarequest_finished_exactly_when_closed",
            ),
            models.CheckConstraint(
                condition=Q(due_at__gt=F("received_at")), name="datarequest_due_after_received"
            ),
        ]
        indexes = [
            models.Index(fields=["tenant", "state", "due_at"], name="datarequest_by_deadline"),
            models.Index(fields=["tenant", "subject", "-received_at"], name="datarequest_by_subject"),
        ]

    def __str__(self) -> str:
        return self.number

    def scopes(self) -> Iterable[tuple[ScopeKind, str]]:
        """Data rights are one desk for the whole regency."""
        return [(ScopeKind.TENANT, str(self.tenant_id))]
