"""Leases: how workers share deliveries without treading on each other.

A worker claims (ready to running, with a lease and a name of its own), and from then on every change of
the row asks for that name. A worker that was silent for too long finds that the row is no longer its own.
"""

from __future__ import annotations

import random
import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from smartnagari.kernel.events import subscriptions

from ..models import Delivery
from ..rules import LEASE, MAX_ATTEMPTS, retry_delay
from ..states import DeliveryState
from ..types import Claim


class LeaseLost(Exception):
    """The lease ended and somebody else has the delivery now; what was done here is rolled back."""


@transaction.atomic
def claim(*, limit: int, lease: timedelta = LEASE) -> list[Claim]:
    """Up to ``limit`` deliveries that are due, held for the caller until the lease ends.

    Deliveries to subscribers that this release does not know stay for a worker that does.
    """
    now = timezone.now()
    due = list(
        Delivery.objects.select_for_update(skip_locked=True, of=("self",))
        .select_related("event")
        .filter(
            state=DeliveryState.READY,
            next_at__lte=now,
            subscription__in=[known.key for known in subscriptions],
        )
        .order_by("next_at", "id")[:limit]
    )
    holder = uuid.uuid4().hex
    Delivery.objects.filter(pk__in=[delivery.pk for delivery in due]).update(
        state=DeliveryState.RUNNING,
        attempts=F("attempts") + 1,
        holder=holder,
        heartbeat_at=now,
        lease_until=now + lease,
    )
    return [_claimed(delivery, holder) for delivery in due]


def _claimed(delivery: Delivery, holder: str) -> Claim:
    return Claim(
        id=delivery.pk,
        event=delivery.event_id,
        subscription=delivery.subscription,
        kind=delivery.event.kind,
        payload=delivery.event.payload,
        attempts=delivery.attempts + 1,
        holder=holder,
    )


def _change(claim: Claim, **values: object) -> bool:
    held = Delivery.objects.filter(pk=claim.id, state=DeliveryState.RUNNING, holder=claim.holder)
    return bool(held.update(**values))


@transaction.atomic
def renew(*, claim: Claim, lease: timedelta = LEASE) -> bool:
    """Heartbeat: hold on for another lease. ``False`` when the delivery is no longer the caller's."""
    now = timezone.now()
    return _change(claim, heartbeat_at=now, lease_until=now + lease)


@transaction.atomic
def finish(*, claim: Claim) -> None:
    """Mark the delivery done; raises ``LeaseLost`` when it is no longer the caller's.

    In the transaction of the handler this comes first: it takes the row's lock for as long as the handler
    runs, so that nobody else begins, and is undone together with the handler's effect.
    """
    done = _change(
        claim,
        state=DeliveryState.DONE,
        lease_until=None,
        holder="",
        last_error="",
        done_at=timezone.now(),
    )
    if not done:
        raise LeaseLost(claim.effect_key)


@transaction.atomic
def release(*, claims: Sequence[Claim]) -> None:
    """Put back what was claimed and not begun: ready at once, and no attempt counted."""
    for held in claims:
        _change(held, state=DeliveryState.READY, lease_until=None, holder="", attempts=F("attempts") - 1)


@transaction.atomic
def give_back(*, claim: Claim, error: str) -> None:
    """Record a failed attempt: again after a while, or dead after the last one."""
    again = _next_attempt(claim.attempts, timezone.now())
    _change(claim, lease_until=None, holder="", last_error=error, **again)


@transaction.atomic
def recover() -> int:
    """Take back deliveries whose worker fell silent; how many there were.

    The attempt that broke off counts: a delivery that kills its worker each time ends as dead too.
    """
    now = timezone.now()
    silent = Delivery.objects.select_for_update(skip_locked=True, of=("self",)).filter(
        state=DeliveryState.RUNNING, lease_until__lt=now
    )
    found = list(silent.order_by("lease_until", "id")[:100])
    for delivery in found:
        again = _next_attempt(delivery.attempts, now)
        Delivery.objects.filter(pk=delivery.pk).update(
            lease_until=None, holder="", last_error="The worker fell silent during this attempt.", **again
        )
    return len(found)


def _next_attempt(attempts: int, now: datetime) -> dict[str, object]:
    if attempts >= MAX_ATTEMPTS:
        return {"state": DeliveryState.DEAD}
    wait = retry_delay(attempts, jitter=random.uniform(-1, 1))  # noqa: S311 - spreads load, guards nothing
    return {"state": DeliveryState.READY, "next_at": now + wait}
