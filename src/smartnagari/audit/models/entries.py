"""What was done, by whom, to which record."""

from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .base import AuditRow


class AuditEntry(AuditRow):
    """One act. The database refuses to change or delete it; people and records stand as text keys."""

    at = models.DateTimeField(default=timezone.now)
    actor = models.CharField(max_length=80)
    on_behalf_of = models.CharField(max_length=80, blank=True)
    action = models.CharField(max_length=120)
    subject = models.CharField(max_length=160, blank=True)
    case = models.CharField(max_length=80, blank=True)
    purpose = models.CharField(max_length=200, blank=True)
    ip = models.CharField(max_length=45, blank=True)
    request_id = models.CharField(max_length=64, blank=True)
    facts = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name_plural = "audit entries"
        indexes = [
            models.Index(fields=["tenant_id", "id"], name="auditentry_in_order"),
            models.Index(fields=["tenant_id", "at"], name="auditentry_by_time"),
            models.Index(fields=["tenant_id", "actor", "id"], name="auditentry_by_actor"),
            models.Index(fields=["tenant_id", "subject", "id"], name="auditentry_by_subject"),
            models.Index(
                fields=["tenant_id", "case", "id"], condition=~Q(case=""), name="auditentry_by_case"
            ),
            models.Index(
                fields=["tenant_id", "on_behalf_of", "id"],
                condition=~Q(on_behalf_of=""),
                name="auditentry_by_behalf",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.actor} {self.action} {self.subject}".strip()
