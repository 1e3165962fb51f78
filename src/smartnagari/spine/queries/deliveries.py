"""What waits, and what was given up."""

from __future__ import annotations

from django.db.models import Count, Min, Q
from django.utils import timezone

from ..models import Delivery
from ..states import DeliveryState
from ..types import Backlog, DeadDelivery


def deliveries_wait() -> bool:
    """Whether anything is due, or was left behind by a worker that fell silent."""
    now = timezone.now()
    due = Q(state=DeliveryState.READY, next_at__lte=now) | Q(state=DeliveryState.RUNNING, lease_until__lt=now)
    return Delivery.objects.filter(due).exists()


def backlog() -> Backlog:
    """How much waits in the tenant in force."""
    waiting = Q(state=DeliveryState.READY)
    counts = Delivery.objects.exclude(state=DeliveryState.DONE).aggregate(
        ready=Count("id", filter=waiting),
        running=Count("id", filter=Q(state=DeliveryState.RUNNING)),
        dead=Count("id", filter=Q(state=DeliveryState.DEAD)),
        oldest=Min("next_at", filter=waiting),
    )
    return Backlog(**counts)


def dead_deliveries(*, after: int = 0, limit: int = 100) -> list[DeadDelivery]:
    """A page of deliveries that were given up, oldest first, beginning after the id ``after``."""
    dead = Delivery.objects.filter(state=DeliveryState.DEAD, id__gt=after).select_related("event")
    return [
        DeadDelivery(
            id=row.pk,
            event=row.event_id,
            kind=row.event.kind,
            subject=row.event.subject,
            subscription=row.subscription,
            attempts=row.attempts,
            last_error=row.last_error,
            occurred_at=row.event.occurred_at,
        )
        for row in dead.order_by("id")[:limit]
    ]
