"""What sign-in keeps beside the account: counters, spent codes, claims to a number. None has a tenant.

Somebody who asks for a code belongs to no regency yet. Contacts stand here as keyed hashes only.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.ids import uuid7


class CodeRequest(models.Model):
    """One request for a one-time code, counted per contact, address and network; kept two days."""

    contact_hash = models.CharField(max_length=64)
    address_hash = models.CharField(max_length=64)
    network_hash = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["contact_hash", "at"], name="coderequest_by_contact"),
            models.Index(fields=["address_hash", "at"], name="coderequest_by_address"),
            models.Index(fields=["network_hash", "at"], name="coderequest_by_network"),
            models.Index(fields=["at"], name="coderequest_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.contact_hash[:8]} {self.at:%Y-%m-%d %H:%M}"


class FailedTries(models.Model):
    """How often in a row something (an account, a network, a device) was refused, and when last."""

    key = models.CharField(max_length=64, primary_key=True)
    failures = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.key[:8]}: {self.failures}"


class SpentCode(models.Model):
    """A code of an authenticator app that has been used: it opens nothing twice, on whichever worker."""

    key = models.CharField(max_length=64, primary_key=True)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.key[:8]


class PhoneClaim(models.Model):
    """Claim to a recycled number (nomor bekas): its new holder has proven it and waits out the cool-down."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        REFUSED = "refused", _("The old holder still uses the number")
        RELEASED = "released", _("The number is free")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    phone = models.CharField(max_length=16)
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="phone_claims"
    )
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    proven_at = models.DateTimeField()
    free_from = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "refused", "released"]), name="phoneclaim_state_known"
            ),
            models.UniqueConstraint(
                fields=["phone"], condition=Q(state="waiting"), name="phoneclaim_waits_once_per_number"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.phone} {self.state}"
