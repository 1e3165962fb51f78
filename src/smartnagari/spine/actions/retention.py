"""Sweeping out what nobody needs any more, a little at a time."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from ..models import Delivery, IdempotencyKey, OutboxEvent
from ..rules import KEEP_DONE, KEEP_KEYS
from ..states import DeliveryState

PIECE = 1000


def sweep() -> int:
    """Delete delivered events and old idempotency keys past their time; how many rows went.

    What is not delivered stays, however old.
    """
    now = timezone.now()
    done = Delivery.objects.filter(state=DeliveryState.DONE, done_at__lt=now - KEEP_DONE)
    keys = IdempotencyKey.objects.filter(created_at__lt=now - KEEP_KEYS)
    return _in_pieces(done) + _in_pieces(_settled_events(now - KEEP_DONE)) + _in_pieces(keys)


def _settled_events(before: datetime) -> QuerySet[OutboxEvent]:
    deliveries = Delivery.objects.filter(event=OuterRef("pk"))
    return OutboxEvent.objects.filter(~Exists(deliveries), occurred_at__lt=before)


def _in_pieces(rows: QuerySet) -> int:
    total = 0
    while True:
        with transaction.atomic():
            piece = list(rows.order_by("id").values_list("id", flat=True)[:PIECE])
            rows.model.objects.filter(pk__in=piece).delete()
        total += len(piece)
        if len(piece) < PIECE:
            return total
