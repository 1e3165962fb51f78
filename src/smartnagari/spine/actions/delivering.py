"""Delivering: from a claim to the handler's effect."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta

from django.db import transaction

from smartnagari.kernel.events import Event, Subscription, event_types, subscriptions
from smartnagari.kernel.tenancy import reading

from ..pulse import Pulse
from ..queries.deliveries import deliveries_wait
from ..rules import LEASE, in_short
from ..types import Claim
from .leases import LeaseLost, claim, finish, give_back, recover, release, renew

BATCH = 20

log = logging.getLogger(__name__)


def _never() -> bool:
    return False


def deliver_due(
    *, limit: int = BATCH, lease: timedelta = LEASE, stopping: Callable[[], bool] = _never
) -> int:
    """Deliver what is due in the tenant in force, at most ``limit``; how many were tried.

    Once ``stopping`` says so, what was claimed but not begun goes back to the others.
    """
    with reading():
        if not deliveries_wait():
            return 0
    recover()
    claims = claim(limit=limit, lease=lease)
    for tried, held in enumerate(claims):
        if stopping():
            release(claims=claims[tried:])
            return tried
        deliver(held, lease=lease)
    return len(claims)


def drain(*, rounds: int = 100) -> int:
    """Deliver until nothing is due any more, and what that publishes in turn; how many were tried."""
    total = 0
    for _round in range(rounds):
        tried = deliver_due()
        total += tried
        if not tried:
            break
    return total


def deliver(held: Claim, *, lease: timedelta = LEASE) -> bool:
    """Hand one claimed delivery to its subscriber; a failure is recorded on the delivery, not raised."""
    subscription = subscriptions[held.subscription]
    try:
        event = event_types[held.kind].read(held.payload)
        if subscription.transactional:
            _within_its_transaction(subscription, event, held)
        else:
            _beside_its_transactions(subscription, event, held, lease)
    except LeaseLost:
        log.warning("lease lost", extra={"delivery": held.id, "subscription": held.subscription})
        return False
    except Exception as error:
        log.exception("delivery failed", extra={"delivery": held.id, "attempt": held.attempts})
        give_back(claim=held, error=in_short(error))
        return False
    return True


@transaction.atomic
def _within_its_transaction(subscription: Subscription, event: Event, held: Claim) -> None:
    finish(claim=held)
    subscription.handle(event, held.effect_key)


def _beside_its_transactions(subscription: Subscription, event: Event, held: Claim, lease: timedelta) -> None:
    if not renew(claim=held, lease=lease):
        raise LeaseLost(held.effect_key)
    with Pulse(lambda: renew(claim=held, lease=lease), lease=lease):
        subscription.handle(event, held.effect_key)
    finish(claim=held)
