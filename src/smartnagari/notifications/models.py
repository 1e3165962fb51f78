"""Messages on their way and gone, and the letter box of the demonstration."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from smartnagari.regions.public import TenantOwned


class Message(TenantOwned):
    """Message to a person (pesan). Holds a key of a text and its values, never the finished text.

    ``sealed_values`` are the secret ones (a one-time code): sealed until the message has left, then gone. The
    address is masked once it is not needed any more.
    """

    class State(models.TextChoices):
        QUEUED = "queued", _("Waiting")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Cannot be delivered")
        EXPIRED = "expired", _("Too late to be of use")
        SILENT = "silent", _("Not meant to leave")

    text = models.CharField(max_length=60)
    channel = models.CharField(max_length=20)
    address = models.CharField(max_length=254)
    language = models.CharField(max_length=2, default="id")
    user = models.UUIDField(null=True, blank=True)
    values = models.JSONField(default=dict)
    sealed_values = models.BinaryField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)
    reference = models.CharField(max_length=100, blank=True)
    expires_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=["queued", "sending", "sent", "failed", "expired", "silent"]),
                name="message_state_known",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["queued", "sending"]) | Q(sealed_values=None),
                name="message_secret_gone_once_sent",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["tenant", "channel", "created_at"], name="message_by_channel_and_day"),
            models.Index(fields=["tenant", "user", "created_at"], name="message_by_person"),
        ]

    def __str__(self) -> str:
        return f"{self.text} {self.state}"


class DemoLetter(TenantOwned):
    """A message of the demonstration, readable by whoever tries it out. Production never writes one."""

    address = models.CharField(max_length=254)
    subject = models.CharField(max_length=200)
    body = models.TextField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["tenant", "created_at"], name="demoletter_by_day")]

    def __str__(self) -> str:
        return self.subject
