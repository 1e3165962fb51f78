"""Processor time of a cold page against a bare view and against a plain Django page of the same server.

Hello costs 0.3 ms, a plain page with five queries 6 to 7, pages of rivals 113 to 154. Ours have more to say
than the plain page and may cost twice as much. Steady state: what the process remembers of facts that have
not changed (the list of nagari, the cloth) it need not read again.
"""

from __future__ import annotations

import http.client
from collections.abc import Callable

from benchmarks.data import platform
from benchmarks.frame import Measurement, compare
from drills.clients import Address
from tools.console import Failure
from tools.processes import cpu_seconds

PAGES = {
    "home": ("/?x=1", "/bench/plain/", 2.0),
    "home in English": ("/en/?x=1", "/bench/plain/", 2.0),
    "list of nagari": ("/nagari/?x=1", "/bench/plain/", 2.0),
    "nagari": ("/nagari/lubuk-alung/?x=1", "/bench/plain/", 2.0),
    "directory": ("/direktori/?x=1", "/bench/plain/", 2.0),
    "potential": ("/potensi/?x=1", "/bench/plain/", 2.0),
    "services": ("/layanan/?x=1", "/bench/plain/", 2.0),
    "news": ("/kabar/?x=1", "/bench/plain/", 2.0),
    "health check": ("/livez", "/bench/bare/", 1.5),
}
"""Words behind the address that no page reads pass the store of ready pages by: each request is drawn."""
REQUESTS, ROUNDS = 100, 5


def fetch(address: Address, path: str, times: int) -> None:
    """So many requests on one connection; every answer has to be a page."""
    connection = http.client.HTTPConnection(address.host, address.port, timeout=30)
    for _time in range(times):
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise Failure(f"{path} answered {answer.status}; nothing was measured")
    connection.close()


def per_request(pid: int, work: Callable[[int], None]) -> float:
    """Milliseconds of processor time per request of a process and all below it."""
    before = cpu_seconds(pid)
    work(REQUESTS)
    return (cpu_seconds(pid) - before) * 1000 / REQUESTS


def measure(engine: str, scale: int) -> list[Measurement]:
    with platform(engine, scale) as running:
        running.start(worker=False)
        assert running.process is not None
        pid, address = running.process.pid, running.address
        paths = sorted({path for page in PAGES.values() for path in page[:2]})
        taken: dict[str, list[float]] = {path: [] for path in paths}
        for path in paths:
            fetch(address, path, 20)
        for _round in range(ROUNDS):
            for path in paths:
                taken[path].append(per_request(pid, lambda times, path=path: fetch(address, path, times)))
        return [
            compare(name, taken[ours], taken[base], limit=limit, unit="ms", scale=scale, engine=engine)
            for name, (ours, base, limit) in PAGES.items()
        ]
