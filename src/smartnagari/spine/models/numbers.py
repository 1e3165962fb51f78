"""Series of numbers without a gap: letters, cases, receipts."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from ..states import NumberState
from .base import SpineRow


class NumberSeries(SpineRow):
    """A series that counts from 1: a register of an office in a year, say."""

    key = models.CharField(max_length=120)
    last = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name_plural = "number series"
        constraints = [
            models.UniqueConstraint(fields=["tenant_id", "key"], name="numberseries_key_once_per_tenant")
        ]

    def __str__(self) -> str:
        return f"{self.key} up to {self.last}"


class SeriesNumber(SpineRow):
    """A line of the register: a number and the one subject that holds it for ever."""

    series = models.ForeignKey(NumberSeries, on_delete=models.PROTECT, related_name="+")
    n = models.PositiveBigIntegerField()
    state = models.CharField(max_length=8, choices=NumberState, default=NumberState.RESERVED)
    subject = models.CharField(max_length=120)
    reason = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant_id", "series", "n"], name="seriesnumber_once_per_series"),
            models.UniqueConstraint(
                fields=["tenant_id", "series", "subject"], name="seriesnumber_one_per_subject"
            ),
            models.CheckConstraint(condition=Q(n__gte=1), name="seriesnumber_counts_from_one"),
            models.CheckConstraint(condition=~Q(subject=""), name="seriesnumber_has_subject"),
            models.CheckConstraint(
                condition=Q(state__in=NumberState.values), name="seriesnumber_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(state=NumberState.VOID) | ~Q(reason=""), name="seriesnumber_void_has_reason"
            ),
        ]
        indexes = [
            models.Index(
                fields=["tenant_id", "at"],
                condition=Q(state=NumberState.RESERVED),
                name="seriesnumber_reserved",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.n}: {self.subject} ({self.state})"
