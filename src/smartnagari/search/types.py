"""Values of search that pages, the API and other apps see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple

Slot = tuple[str, ...]
"""Words of which any will do in one place of a question."""


@dataclass(frozen=True)
class Way:
    """One way of asking: something for each place. With ``open`` the last word may go on."""

    slots: tuple[Slot, ...]
    open: bool = False

    @property
    def phrase(self) -> str:
        """The first choice for each place, as a title would read."""
        return " ".join(slot[0] for slot in self.slots)


@dataclass(frozen=True)
class Question:
    """What was typed, the words of it that say something, and the ways of asking for them.

    ``plain`` are the same words as they were spelled, for guessing what a misspelt one was.
    """

    text: str
    words: tuple[str, ...]
    ways: tuple[Way, ...]
    plain: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words)

    def asking(self, *ways: Way) -> Question:
        """The same question asked in other ways."""
        return replace(self, ways=ways)


class Candidate(NamedTuple):
    """A row of the index, before it is ranked."""

    kind: str
    key: str
    title: str
    place: str
    url: str
    weight: int
    folded: str
    names: str


class Hit(NamedTuple):
    """An answer: what it is, where it leads, and how well it fits (``Tier``)."""

    kind: str
    key: str
    title: str
    place: str
    url: str
    tier: int


@dataclass(frozen=True)
class Found:
    """All answers to a question in their order, at most as many as are ever ranked.

    ``full`` says that there are more. ``meant`` is what was looked for instead of what was typed, ``partly``
    that nothing held all the words.
    """

    question: Question
    hits: tuple[Hit, ...]
    full: bool = False
    meant: str = ""
    partly: bool = False


@dataclass(frozen=True)
class Group:
    """The answers of one kind: the first of them, and how many there are at least."""

    kind: str
    label: Any
    icon: str
    count: int
    more: bool
    hits: tuple[Hit, ...]


@dataclass(frozen=True)
class Lookup:
    """Numbers that lead to one page of their own, such as those of cases.

    ``find`` looks at the shape of the text alone and gives a path or ``None``: whether there is such a case
    is for that page to say.
    """

    key: str
    find: Callable[[str], str | None]


@dataclass(frozen=True)
class Address:
    """A path without a language where something findable stands, whether it stands there in English as well.

    ``changed`` is when what it says last changed, where that is known.
    """

    path: str
    translated: bool = False
    changed: datetime | None = None
