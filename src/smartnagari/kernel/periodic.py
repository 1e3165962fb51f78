"""Jobs that come round: registered anywhere, run by the worker once per tenant and interval, or per host."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .registry import Registry


def _always() -> bool:
    return True


@dataclass(frozen=True)
class PeriodicJob:
    """Something done for each tenant every so many seconds, inside that tenant, by one worker at a time.

    ``run`` opens its own transactions and is safe to repeat. ``wanted`` is a cheap look at whether there
    is anything to do: a job of every second then costs a read and not a write.
    """

    key: str
    every: float
    run: Callable[[], object]
    wanted: Callable[[], bool] = _always


jobs: Registry[PeriodicJob] = Registry("periodic job")


@dataclass(frozen=True)
class Chore:
    """Something that every worker does for its own host every so many seconds, outside any tenant.

    No lease and no turn: it runs beside long deliveries, on each host, and is safe to do twice at once.
    """

    key: str
    every: float
    run: Callable[[], object]


chores: Registry[Chore] = Registry("chore")


def periodic(
    key: str, *, every: float, wanted: Callable[[], bool] = _always
) -> Callable[[Callable[[], object]], Callable[[], object]]:
    """Decorator: register a job under a stable key such as ``accounts.data_rights``."""

    def register(run: Callable[[], object]) -> Callable[[], object]:
        jobs.register(PeriodicJob(key=key, every=every, run=run, wanted=wanted))
        return run

    return register
