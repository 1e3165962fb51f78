"""Which facts a page shows, how long it stays true by itself, and which facts a change has touched.

A fact is named by a tag such as ``area:0192...`` or ``potential``. A view that may be kept ready carries
:func:`ready`; what it reads says :func:`shows` and :func:`until` while the page is made. An action calls
:func:`changed` inside its transaction, and every kept page that shows one of these tags is dropped.

What a process keeps in its own memory of such facts (words, hosts) is forgotten by :func:`forget`, which the
keeper of pages calls before the next request of each process; :func:`on_change` tells it what to call.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta, tzinfo
from threading import Lock
from typing import Any, Protocol, TypeVar

from django.utils.timezone import get_current_timezone
from django.utils.translation import get_language

from .tenancy import current_tenant

V = TypeVar("V", bound=Callable[..., Any])

TENANT = "tenant"
"""The tag that every page shows: names, words, calendar and settings of the regency itself."""


@dataclass
class Shown:
    """What one page turned out to show while it was made.

    ``attentive`` says that this process hears of every change before its next request, and so may remember.
    """

    tags: set[str] = field(default_factory=lambda: {TENANT})
    until: datetime | None = None
    attentive: bool = False

    def end(self, moment: datetime) -> None:
        """Say that something changes by itself at this moment; the earliest one counts."""
        self.until = moment if self.until is None else min(self.until, moment)

    def end_with_the_day(self, now: datetime, zone: tzinfo) -> None:
        """Say that it depends on what day it is there. No page outlives its day: nearly all of them ask."""
        tomorrow = now.astimezone(zone).date() + timedelta(days=1)
        self.end(datetime.combine(tomorrow, time(), tzinfo=zone))


_shown: ContextVar[Shown | None] = ContextVar("shown", default=None)


@contextmanager
def watching(*, attentive: bool = False) -> Iterator[Shown]:
    """Collect what is shown from here on: one page, by whoever keeps pages."""
    shown = Shown(attentive=attentive)
    token = _shown.set(shown)
    try:
        yield shown
    finally:
        _shown.reset(token)


def shows(*tags: str) -> None:
    """Say that the page being made shows these facts; without a page being made it does nothing."""
    shown = _shown.get()
    if shown is not None:
        shown.tags.update(tags)


def until(moment: datetime | None) -> None:
    """Say that something on the page changes by itself at this moment; the earliest one counts."""
    shown = _shown.get()
    if shown is not None and moment is not None:
        shown.end(moment)


def until_midnight(now: datetime, zone: tzinfo) -> None:
    """Say that the page depends on what day it is there: who holds an office, which news is of today."""
    shown = _shown.get()
    if shown is not None:
        shown.end_with_the_day(now, zone)


def ready(view: V) -> V:
    """Decorator: the answer of this view to an anonymous visitor is the same for everybody and may be kept.

    Put it outermost, above the door.
    """
    view.ready = True  # type: ignore[attr-defined]
    return view


class Keeper(Protocol):
    """What keeps pages; ``config`` puts itself here."""

    def changed(self, tags: frozenset[str]) -> None: ...


_keeper: Keeper | None = None


def connect_keeper(keeper: Keeper | None) -> None:
    """Called once by whoever keeps pages in ``ready()``."""
    global _keeper  # noqa: PLW0603 - the one port of this module, filled at start-up
    _keeper = keeper


def changed(*tags: str) -> None:
    """Drop the kept pages that show one of these facts, once the open transaction has committed.

    Of the tenant in force; where there is none, of every tenant.
    """
    if _keeper is not None and tags:
        _keeper.changed(frozenset(tags))


_forgetting: list[Callable[[frozenset[str]], object]] = []


def on_change(forget: Callable[[frozenset[str]], object]) -> None:
    """Have this called with the tags that changed, in every process, before its next request."""
    _forgetting.append(forget)


def forget(tags: frozenset[str]) -> None:
    """Called by the keeper in each process that learns of a change, whoever made it."""
    _memory.forget(tags)
    for each in _forgetting:
        each(tags)


MOST_REMEMBERED = 2000
R = TypeVar("R")


class Memory:
    """What this process remembers, with the facts that each thing shows."""

    def __init__(self) -> None:
        self._things: dict[Hashable, tuple[Any, Shown]] = {}
        self._forgotten = 0
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], R]) -> tuple[R, Shown]:
        """The thing under this key, made when it is not known or no longer true."""
        known = self._things.get(key)
        if known is not None and (known[1].until is None or known[1].until > datetime.now(UTC)):
            return known
        before = self._forgotten
        with watching(attentive=True) as shown:
            made = make()
        shown.end_with_the_day(datetime.now(UTC), get_current_timezone())
        with self._lock:
            if before == self._forgotten:  # else it may have been read before a change
                while len(self._things) >= MOST_REMEMBERED:
                    del self._things[next(iter(self._things))]
                self._things[key] = (made, shown)
        return made, shown

    def forget(self, tags: frozenset[str]) -> None:
        """Forget what shows one of these facts; of every tenant, which costs little."""
        with self._lock:
            self._forgotten += 1
            gone = [key for key, (_thing, shown) in self._things.items() if shown.tags & tags]
            for key in gone:
                del self._things[key]


_memory = Memory()


def remembers() -> bool:
    """Whether :func:`remember` remembers here."""
    shown = _shown.get()
    return shown is not None and shown.attentive


def remember(name: Hashable, make: Callable[[], R]) -> R:
    """What ``make`` gives, remembered by this process until one of the facts that it shows changes.

    For what many pages read and draw alike; each tenant and language has its own. It is shared between
    requests, so nobody changes it. Outside a page, and where nobody tells of changes, it is made each time.
    """
    outer = _shown.get()
    if outer is None or not outer.attentive:
        return make()
    made, shown = _memory.get((current_tenant(), get_language(), name), make)
    shows(*shown.tags)
    until(shown.until)
    return made
