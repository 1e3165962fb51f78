"""What the audit row adds to a change: the same action with and without it.

The log holds ``scale`` times ten thousand entries before. Sealing happens later and in batches: it may
cost a fifth of the change that it seals.
"""

from __future__ import annotations

from django.db import transaction

from benchmarks.frame import Measurement, alternate, compare, timed
from smartnagari.audit import public as audit
from smartnagari.kernel import trail
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.tenancy import inside, tenants
from smartnagari.spine import public as spine

COUNT, OLD, ROUNDS = 300, 10_000, 5
WRITE_LIMIT, SEAL_LIMIT = 1.8, 0.2


def change(actor: Actor, *, audited: bool, name: str) -> None:
    """So many changes, each in its own durable transaction."""
    for number in range(COUNT):
        with transaction.atomic():
            spine.reserve_number(series=f"bench/{name}", subject=str(number))
            if audited:
                trail.record(actor, "bench.change", str(number), {"number": number})


def fill(actor: Actor, scale: int) -> None:
    """Entries from before."""
    for _batch in range(OLD * scale // 1000):
        with transaction.atomic():
            for number in range(1000):
                trail.record(actor, "bench.old", str(number), {"number": number})
    while audit.seal_pending():
        pass


def measure(engine: str, scale: int) -> list[Measurement]:
    tenant = tenants()[0].id
    actor, series = Actor.system("bench", tenant), iter(range(1000))
    with inside(tenant):
        fill(actor, scale)
        with_row, without = alternate(
            lambda: change(actor, audited=True, name=f"with-{next(series)}"),
            lambda: change(actor, audited=False, name=f"without-{next(series)}"),
            rounds=ROUNDS,
        )
        audit.seal_pending()
        sealing = []
        for _round in range(ROUNDS):
            change(actor, audited=True, name=f"seal-{next(series)}")
            sealing.append(timed(audit.seal_pending))
    facts = {"scale": scale, "engine": engine, "unit": "ms"}
    return [
        compare("change with its audit row", _each(with_row), _each(without), limit=WRITE_LIMIT, **facts),
        compare("seal an audit row", _each(sealing), _each(without), limit=SEAL_LIMIT, **facts),
    ]


def _each(taken: list[float]) -> list[float]:
    return [seconds * 1000 / COUNT for seconds in taken]
