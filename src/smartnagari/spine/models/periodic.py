"""When each periodic job ran last for a tenant, and who runs it now."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from .base import SpineRow


class PeriodicRun(SpineRow):
    """One job of one tenant. The lease keeps other workers away; a job whose worker died comes back."""

    key = models.CharField(max_length=120)
    next_at = models.DateTimeField(default=timezone.now)
    lease_until = models.DateTimeField(null=True, blank=True)
    holder = models.CharField(max_length=32, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)
    last_error = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant_id", "key"], name="periodicrun_once_per_tenant")
        ]

    def __str__(self) -> str:
        return f"{self.key}, next at {self.next_at:%Y-%m-%d %H:%M:%S}"
