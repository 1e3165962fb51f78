"""Heads of the chain under a signature, noted down every hour and taken to another machine."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from .base import AuditRow


class AuditAnchor(AuditRow):
    """How far the chain reached at a moment, signed. Numbered from one; the database refuses any change."""

    number = models.PositiveBigIntegerField()
    seq = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)
    key = models.CharField(max_length=8)
    signature = models.CharField(max_length=88)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant_id", "number"], name="auditanchor_number_once"),
            models.CheckConstraint(
                condition=Q(number__gte=1, seq__gte=1), name="auditanchor_counts_from_one"
            ),
            models.CheckConstraint(condition=~Q(signature=""), name="auditanchor_is_signed"),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.seq} {self.hash[:12]}"


class UnwrittenAnchor(AuditRow):
    """An anchor that does not stand in the file yet; gone once it does."""

    anchor = models.OneToOneField(AuditAnchor, on_delete=models.PROTECT, primary_key=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["tenant_id", "anchor"], name="unwrittenanchor_in_order")]

    def __str__(self) -> str:
        return str(self.anchor_id)
