"""Plain values that components take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Fact:
    """A short question and its answer, with an optional second line."""

    label: Any
    value: Any
    note: Any = ""


@dataclass(frozen=True)
class Step:
    """One knot of a thread: what happened or will; ``state`` is a wajik state, ``empty`` is to come."""

    title: Any
    state: str = "done"
    when: Any = ""
    note: Any = ""
    word: Any = ""


@dataclass(frozen=True)
class Tab:
    """A tab is a link to a page of its own."""

    label: Any
    url: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Crumb:
    """A page above this one."""

    label: Any
    url: str


@dataclass(frozen=True)
class LegendItem:
    """A colour of the cloth and the word for it."""

    label: Any
    zone: str = ""
    map_class: str = ""
