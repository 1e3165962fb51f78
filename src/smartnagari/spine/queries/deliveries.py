"""What waits, and what was given up."""

from __future__ import annotations

from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone

from ..models import Delivery
from ..states import DeliveryState
from ..types import Backlog, DeadDelivery

READY, RUNNING, DEAD = (
    Q(state=state) for state in (DeliveryState.READY, DeliveryState.RUNNING, DeliveryState.DEAD)
)


def waiting_deliveries() -> QuerySet[Delivery]:
    """What is due, or was left behind by a worker that fell silent. Each half has an index of its own."""
    now = timezone.now()
    return Delivery.objects.filter((READY & Q(next_at__lte=now)) | (RUNNING & Q(lease_until__lt=now)))


def deliveries_wait() -> bool:
    """Whether there is anything for a worker to do."""
    return waiting_deliveries().exists()


def backlog() -> Backlog:
    """How much waits in the tenant in force."""
    counts = Delivery.objects.filter(READY | RUNNING | DEAD).aggregate(
        ready=Count("id", filter=READY),
        running=Count("id", filter=RUNNING),
        dead=Count("id", filter=DEAD),
        oldest=Min("next_at", filter=READY),
    )
    return Backlog(**counts)


def dead_deliveries(*, after: int = 0, limit: int = 100) -> list[DeadDelivery]:
    """A page of deliveries that were given up, oldest first, beginning after the id ``after``."""
    dead = Delivery.objects.filter(DEAD, id__gt=after).select_related("event")
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
