"""The outbox: events as they were published, and one delivery per subscriber."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from ..states import DeliveryState
from .base import SpineRow


class OutboxEvent(SpineRow):
    """Something that happened, written in the transaction in which it happened."""

    kind = models.CharField(max_length=80)
    payload = models.JSONField()
    subject = models.CharField(max_length=120, blank=True)
    occurred_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [
            models.Index(fields=["tenant_id", "kind", "id"], name="outboxevent_by_kind"),
            models.Index(fields=["tenant_id", "subject", "id"], name="outboxevent_by_subject"),
            models.Index(fields=["tenant_id", "occurred_at"], name="outboxevent_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}".strip()


class Delivery(SpineRow):
    """One event on its way to one subscriber. Whoever holds the lease may work on it."""

    event = models.ForeignKey(OutboxEvent, on_delete=models.CASCADE, related_name="+")
    subscription = models.CharField(max_length=120)
    state = models.CharField(max_length=8, choices=DeliveryState, default=DeliveryState.READY)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(default=timezone.now)
    lease_until = models.DateTimeField(null=True, blank=True)
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    holder = models.CharField(max_length=32, blank=True)
    last_error = models.CharField(max_length=500, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "deliveries"
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "event", "subscription"], name="delivery_once_per_subscriber"
            ),
            models.CheckConstraint(condition=Q(state__in=DeliveryState.values), name="delivery_state_known"),
            models.CheckConstraint(
                condition=Q(state=DeliveryState.RUNNING, lease_until__isnull=False)
                | (~Q(state=DeliveryState.RUNNING) & Q(lease_until__isnull=True)),
                name="delivery_leased_while_running",
            ),
        ]
        indexes = [
            models.Index(
                fields=["tenant_id", "next_at", "id"],
                condition=Q(state=DeliveryState.READY),
                name="delivery_ready",
            ),
            models.Index(
                fields=["tenant_id", "lease_until"],
                condition=Q(state=DeliveryState.RUNNING),
                name="delivery_running",
            ),
            models.Index(
                fields=["tenant_id", "id"], condition=Q(state=DeliveryState.DEAD), name="delivery_dead"
            ),
            models.Index(
                fields=["tenant_id", "done_at"], condition=Q(state=DeliveryState.DONE), name="delivery_done"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event_id} to {self.subscription}: {self.state}"
