"""Bringing back what was given up, once its cause is mended."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from smartnagari.kernel import trail
from smartnagari.kernel.actor import Actor

from ..models import Delivery
from ..states import DeliveryState


@transaction.atomic
def revive(*, actor: Actor, ids: Collection[int] | None = None) -> int:
    """Make dead deliveries ready again with all their attempts; all of them when ``ids`` is ``None``."""
    dead = Delivery.objects.select_for_update(of=("self",)).filter(state=DeliveryState.DEAD)
    if ids is not None:
        dead = dead.filter(pk__in=ids)
    found = sorted(dead.values_list("pk", flat=True))
    Delivery.objects.filter(pk__in=found).update(
        state=DeliveryState.READY, attempts=0, next_at=timezone.now()
    )
    if found:
        trail.record(actor, "spine.delivery.revive", "deliveries", {"deliveries": found})
    return len(found)
