"""Who looked at whose data."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from .base import AuditRow


class AccessLog(AuditRow):
    """Somebody read personal data. The database refuses to change or delete it; the person may see it."""

    at = models.DateTimeField(default=timezone.now)
    actor = models.CharField(max_length=80)
    on_behalf_of = models.CharField(max_length=80, blank=True)
    person = models.CharField(max_length=80)
    what = models.CharField(max_length=120)
    subject = models.CharField(max_length=160, blank=True)
    purpose = models.CharField(max_length=200)
    ip = models.CharField(max_length=45, blank=True)
    request_id = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(person=""), name="accesslog_has_person"),
            models.CheckConstraint(condition=~Q(purpose=""), name="accesslog_has_purpose"),
        ]
        indexes = [
            models.Index(fields=["tenant_id", "person", "id"], name="accesslog_by_person"),
            models.Index(fields=["tenant_id", "actor", "id"], name="accesslog_by_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.actor} read {self.what} of {self.person}"
