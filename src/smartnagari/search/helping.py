"""What higher apps add to searching: numbers that lead to a page, and what people need most."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from smartnagari.kernel.registry import Registry

from .types import Lookup


@dataclass(frozen=True)
class Need:
    """Something that many people come for, and the path of its page without a language."""

    title: str
    url: str


@dataclass(frozen=True)
class NeedList:
    """Who knows what people come for most; asked only when nothing was found."""

    key: str
    needs: Callable[[], list[Need]]


lookups: Registry[Lookup] = Registry("kind of number that leads to a page")
need_lists: Registry[NeedList] = Registry("list of what people need most")


def looked_up(text: str) -> str | None:
    """The page that a number of this shape has, or ``None``."""
    return next((path for lookup in lookups if (path := lookup.find(text.strip()[:60]))), None)


def most_needed(most: int) -> list[Need]:
    """What people come for most, as far as somebody knows."""
    return [need for each in need_lists for need in each.needs()][:most]
