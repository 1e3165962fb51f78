"""Jobs that come round: registered anywhere, run by the worker once per tenant and interval."""

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


def periodic(
    key: str, *, every: float, wanted: Callable[[], bool] = _always
) -> Callable[[Callable[[], object]], Callable[[], object]]:
    """Decorator: register a job under a stable key such as ``accounts.data_rights``."""

    def register(run: Callable[[], object]) -> Callable[[], object]:
        jobs.register(PeriodicJob(key=key, every=every, run=run, wanted=wanted))
        return run

    return register
