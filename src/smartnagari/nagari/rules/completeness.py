"""How complete the site of a nagari is: a number from 0 to 100 that anybody can count again."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Section:
    """A part of a site: how much it counts, and whose it is to fill in (``office`` or ``regency``)."""

    key: str
    weight: int
    by: str


def completeness(filled: Collection[str], sections: Sequence[Section]) -> int:
    """What the filled sections count together; a section that does not apply counts for nobody."""
    whole = sum(section.weight for section in sections)
    if not whole:
        return 0
    reached = sum(section.weight for section in sections if section.key in filled)
    return reached * 100 // whole


def missing(filled: Collection[str], sections: Sequence[Section]) -> list[Section]:
    """What is still to be filled in, that which counts most first."""
    return sorted((s for s in sections if s.key not in filled), key=lambda s: (-s.weight, s.key))
