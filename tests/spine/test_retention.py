"""What is swept out, and what never is."""

from datetime import timedelta

from django.utils import timezone

from smartnagari.kernel.events import publish
from smartnagari.spine.actions.retention import sweep
from smartnagari.spine.models import Delivery, IdempotencyKey, OutboxEvent
from smartnagari.spine.public import drain
from spine.lamps import LampLit

LONG_AGO = timezone.now() - timedelta(days=400)


def test_sweep_takes_old_delivered_events(tenant, listen):
    listen()
    publish(LampLit(lamp="old"))
    publish(LampLit(lamp="fresh"))
    drain()
    old = OutboxEvent.objects.get(payload__lamp="old")
    OutboxEvent.objects.filter(pk=old.pk).update(occurred_at=LONG_AGO)
    Delivery.objects.filter(event=old).update(done_at=LONG_AGO)

    sweep()

    assert [event.payload["lamp"] for event in OutboxEvent.objects.all()] == ["fresh"]
    assert Delivery.objects.count() == 1


def test_sweep_leaves_what_is_not_delivered(tenant, listen):
    listen()
    publish(LampLit())
    OutboxEvent.objects.update(occurred_at=LONG_AGO)
    Delivery.objects.update(state="dead", next_at=LONG_AGO)

    sweep()

    assert OutboxEvent.objects.count() == 1


def test_sweep_takes_old_keys_in_pieces(tenant, monkeypatch):
    monkeypatch.setattr("smartnagari.spine.actions.retention.PIECE", 2)
    IdempotencyKey.objects.bulk_create(
        IdempotencyKey(scope="s", key=str(n), fingerprint="f") for n in range(6)
    )
    IdempotencyKey.objects.exclude(key="5").update(created_at=LONG_AGO)

    assert sweep() == 5
    assert IdempotencyKey.objects.get().key == "5"
