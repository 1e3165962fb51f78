"""Which answer comes first: the title itself, its beginning, all words in a name, and only then the text."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from rapidfuzz.distance import DamerauLevenshtein

from ..types import Question, Slot, Way


class Tier(IntEnum):
    """How well an answer fits, the best first."""

    TITLE = 0
    BEGINNING = 1
    NAME = 2
    NAME_BEGUN = 3
    CORRECTED = 4
    TEXT = 5
    PARTLY = 6


def tier_of(asked: Question, names: str) -> Tier:
    """How well something of these names (a line each) fits the question in the best way of asking it."""
    best = Tier.TEXT
    lines = names.split("\n")
    words = frozenset(names.split())
    for way in asked.ways:
        best = min(best, _tier(way, lines, words))
        if best is Tier.TITLE:
            break
    return best


def _tier(way: Way, lines: list[str], words: frozenset[str]) -> Tier:
    phrase = way.phrase
    if phrase in lines:
        return Tier.TITLE
    if all(_holds(slot, words) for slot in way.slots):
        return Tier.BEGINNING if any(line.startswith(phrase + " ") for line in lines) else Tier.NAME
    if way.open and all(_holds(slot, words) for slot in way.slots[:-1]):
        last = way.slots[-1][0]
        if any(word.startswith(last) for word in words):
            return Tier.NAME_BEGUN
    return Tier.TEXT


def _holds(slot: Slot, words: frozenset[str]) -> bool:
    return any(word in words for word in slot)


def used_words(asked: Question, names: str) -> tuple[str, ...]:
    """Of each place of a corrected question, the word that these names hold; the first choice otherwise."""
    words = set(names.split())
    return tuple(next((word for word in slot if word in words), slot[0]) for slot in asked.ways[0].slots)


def likeness(asked: Iterable[str], folded: str) -> float:
    """How alike a title is to what was asked, 0 to 1."""
    return float(DamerauLevenshtein.normalized_similarity(" ".join(asked), folded))
