"""Who vouched for what, and when."""

from __future__ import annotations

from django.db import models

from smartnagari.regions.public import TenantOwned


class Verification(TenantOwned):
    """One act of verification of an entry or a group: an officer of an agency has looked. Never changed."""

    kind = models.CharField(max_length=24)
    subject = models.UUIDField()
    version = models.PositiveIntegerField()
    on = models.DateField()
    method = models.CharField(max_length=10)
    note = models.CharField(max_length=300, blank=True)
    officer = models.CharField(max_length=60)
    agency = models.CharField(max_length=120)

    class Meta:
        indexes = [models.Index(fields=["tenant", "kind", "subject"], name="verification_by_subject")]

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"
