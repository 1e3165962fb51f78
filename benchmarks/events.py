"""Publishing an event and delivering it, against two bare durable transactions for each.

The table of delivered events holds ``scale`` times ten thousand rows before: what was done long ago must
not slow down what is due now.
"""

from __future__ import annotations

from django.db import connection, transaction

from benchmarks.frame import Measurement, alternate, compare
from smartnagari.kernel import events
from smartnagari.kernel.tenancy import inside, tenants
from smartnagari.spine import public as spine
from smartnagari.spine.models import Delivery, OutboxEvent

COUNT, OLD, ROUNDS, LIMIT = 300, 10_000, 5, 8.0


@events.event
class Measured(events.Event):
    """The event of this benchmark."""

    name = "bench.measured"


@events.subscribe("bench.listen", to=Measured)
def listen(event: Measured, effect_key: str) -> None:
    """Nothing: the delivery itself is measured."""


def fill(scale: int) -> None:
    """Events that were delivered long ago."""
    old = [OutboxEvent(kind=Measured.name, payload={}, subject=str(n)) for n in range(OLD * scale)]
    written = OutboxEvent.objects.bulk_create(old, batch_size=2000)
    Delivery.objects.bulk_create(
        (Delivery(event=event, subscription="bench.listen", state="done") for event in written),
        batch_size=2000,
    )


def publish_and_deliver() -> None:
    for number in range(COUNT):
        with transaction.atomic():
            events.publish(Measured(), subject=str(number))
    spine.drain()


def bare() -> None:
    """Two durable transactions with one row each, as any change and its effect would need."""
    for number in range(COUNT * 2):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO bench_bare (text) VALUES (%s)", [str(number)])


def measure(engine: str, scale: int) -> list[Measurement]:
    with connection.cursor() as cursor:
        kind = "bigserial" if connection.vendor == "postgresql" else "integer"
        cursor.execute(f"CREATE TABLE bench_bare (id {kind} PRIMARY KEY, text varchar(20))")
    with inside(tenants()[0].id):
        fill(scale)
        ours, base = alternate(publish_and_deliver, bare, rounds=ROUNDS)
    each = [[seconds * 1000 / COUNT for seconds in taken] for taken in (ours, base)]
    return [compare("publish and deliver", *each, limit=LIMIT, unit="ms", scale=scale, engine=engine)]
