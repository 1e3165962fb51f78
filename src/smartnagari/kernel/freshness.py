"""Which facts a page shows, how long it stays true by itself, and which facts a change has touched.

A fact is named by a tag such as ``area:0192...`` or ``potential``. A view that may be kept ready carries
:func:`ready`; what it reads says :func:`shows` and :func:`until` while the page is made. An action calls
:func:`changed` inside its transaction, and every kept page that shows one of these tags is dropped.

What a process keeps in its own memory of such facts (words, hosts) is forgotten by :func:`forget`, which the
keeper of pages calls before the next request of each process; :func:`on_change` tells it what to call.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta, tzinfo
from typing import Any, Protocol, TypeVar

V = TypeVar("V", bound=Callable[..., Any])

TENANT = "tenant"
"""The tag that every page shows: names, words, calendar and settings of the regency itself."""


@dataclass
class Shown:
    """What one page turned out to show while it was made."""

    tags: set[str] = field(default_factory=lambda: {TENANT})
    until: datetime | None = None


_shown: ContextVar[Shown | None] = ContextVar("shown", default=None)


@contextmanager
def watching() -> Iterator[Shown]:
    """Collect what is shown from here on: one page, by whoever keeps pages."""
    shown = Shown()
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
        shown.until = moment if shown.until is None else min(shown.until, moment)


def until_midnight(now: datetime, zone: tzinfo) -> None:
    """Say that the page depends on what day it is there: who holds an office, which news is of today."""
    tomorrow = now.astimezone(zone).date() + timedelta(days=1)
    until(datetime.combine(tomorrow, time(), tzinfo=zone))


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
    for each in _forgetting:
        each(tags)
