"""Publishing: an event and its deliveries, in the transaction that is open now."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from smartnagari.kernel.events import Event, event_types, subscriptions

from ..models import Delivery, OutboxEvent


def write(*, event: Event, subject: str = "", at: datetime | None = None) -> OutboxEvent:
    """Write the event and one delivery for each of its subscribers, due now or at ``at``.

    Raises ``RuntimeError`` outside a transaction, for then an event could stand without its change, and
    outside a tenant.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"{event.name} was published outside a transaction.")
    kind = event_types[event.name]
    now = timezone.now()
    written = OutboxEvent.objects.create(
        kind=kind.key, payload=event.payload(), subject=subject, occurred_at=now
    )
    Delivery.objects.bulk_create(
        Delivery(event=written, subscription=subscription.key, next_at=at or now)
        for subscription in subscriptions
        if subscription.event == kind.key
    )
    return written


def schedule(event: Event, *, at: datetime, subject: str = "") -> None:
    """Publish an event that its subscribers get at ``at`` and not before: a reminder, the end of a term.

    Nothing takes it back; a handler whose occasion has passed by then does nothing.
    """
    write(event=event, subject=subject, at=at)
