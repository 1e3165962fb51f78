"""The port through which any app says what people can find: one projection, written with the change.

An action calls :func:`put` or :func:`forget` inside its transaction; ``search`` keeps the rows. Each kind is
registered with a way to list everything of it again, so that the projection can be rebuilt and compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from .registry import Registry


@dataclass(frozen=True)
class Findable:
    """Something that the public can find, with plain text only.

    ``key`` is stable within its kind. ``url`` is a path without a language prefix. ``also`` holds other
    spellings, codes and abbreviations; ``place`` is shown beside the title to tell namesakes apart. A higher
    ``weight`` comes first among equally good answers.
    """

    kind: str
    key: str
    title: str
    url: str
    text: str = ""
    place: str = ""
    also: tuple[str, ...] = ()
    weight: int = 0


@dataclass(frozen=True)
class FindableKind:
    """A kind of findable thing: its word for a group of answers, its order, and all of it in this tenant.

    ``translated`` says that its pages stand in English as well, and ``whole`` that what is findable is all
    that they say: then they have changed when it has. Both are for the map of the site.
    """

    key: str
    label: Any
    every: Callable[[], Iterable[Findable]]
    order: int = 100
    icon: str = "magnifying-glass"
    translated: bool = False
    whole: bool = False


@dataclass(frozen=True)
class SharedKind:
    """A kind that all tenants share: ``every(after)`` gives, in one fixed order, all behind that key.

    An empty key stands before the first. So whoever is stopped on the way goes on where they were.
    """

    key: str
    label: Any
    every: Callable[[str], Iterable[Findable]]


kinds: Registry[FindableKind] = Registry("kind of findable thing")
shared: Registry[SharedKind] = Registry("kind of findable thing that all tenants share")
"""National reference data: found by choosers, not by the search of a tenant's public."""


class Index(Protocol):
    """What keeps the projection; ``search`` puts itself here."""

    def put(self, things: Iterable[Findable]) -> None: ...

    def forget(self, kind: str, key: str) -> None: ...


_index: Index | None = None


def connect_index(index: Index) -> None:
    """Called once by ``search`` in ``ready()``."""
    global _index  # noqa: PLW0603 - the one port of this module, filled at start-up
    _index = index


def put(*things: Findable) -> None:
    """Make these findable in the tenant in force, or renew them, in the transaction that is open now."""
    if _index is None:
        raise RuntimeError("No search index is connected; is smartnagari.search installed?")
    for thing in things:
        kinds[thing.kind]  # an unknown kind is a programming error, told before anything is written
    _index.put(things)


def forget(kind: str, key: str) -> None:
    """Take this out of what can be found, in the transaction that is open now."""
    if _index is None:
        raise RuntimeError("No search index is connected; is smartnagari.search installed?")
    _index.forget(kind, key)
