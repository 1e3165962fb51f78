"""Pages with one, forty and six hundred regencies on the platform: the number costs a page nothing."""

from __future__ import annotations

from benchmarks.data import platform
from benchmarks.frame import Measurement, compare
from benchmarks.pages import ROUNDS, fetch, per_request

PAGES = {"home": "/?x=1", "nagari": "/nagari/lubuk-alung/?x=1"}
COUNTS, LIMIT = (1, 40, 600), 1.10
FOUND = """
from smartnagari.regions.models import Tenant, TenantHost
for number in range({start}, {end}):
    facts = dict(name=f"Regency {{number}}", province_name="Province", seat="Seat")
    tenant = Tenant.objects.create(code=f"97.{{number:04d}}", **facts)
    TenantHost.objects.create(host=f"r{{number}}.example", tenant=tenant, canonical=True)
"""


def measure(engine: str, scale: int) -> list[Measurement]:
    taken: dict[int, dict[str, list[float]]] = {}
    with platform(engine, scale) as running:
        standing = 1
        for count in COUNTS:
            running.manage("shell", "-c", FOUND.format(start=standing, end=count))
            standing = max(standing, count)
            running.start(worker=False)
            assert running.process is not None
            pid, address = running.process.pid, running.address
            taken[count] = {}
            for name, path in PAGES.items():
                fetch(address, path, 20)
                taken[count][name] = [
                    per_request(pid, lambda times, where=address, path=path: fetch(where, path, times))
                    for _round in range(ROUNDS)
                ]
            running.stop()
    one = taken[1]
    return [
        compare(
            f"{name}, {count} regencies",
            rounds,
            one[name],
            limit=LIMIT,
            unit="ms",
            scale=scale,
            engine=engine,
        )
        for count in COUNTS[1:]
        for name, rounds in taken[count].items()
    ]
