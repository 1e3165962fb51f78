"""Service standards: which of the fourteen components are there (UU 25/2009 art. 20-22, PP 96/2012)."""

from __future__ import annotations

from collections.abc import Mapping

from ..types import Component

PUBLISHED = tuple(Component)[:6]
"""What everybody may read before they come: service delivery, Permenpan-RB 15/2014."""
INTERNAL = tuple(Component)[6:]
"""How the office works: manufacturing, the same regulation."""


def missing(filled: Mapping[Component, object]) -> tuple[Component, ...]:
    """The components that a standard still lacks, in the order of the law.

    A fee of zero is filled in, and so is a staff of zero people: only what nobody has said is missing.
    """
    return tuple(part for part in Component if filled.get(part) in (None, "", [], {}, ()))


def complete(filled: Mapping[Component, object]) -> bool:
    """Whether the service may be switched on: UU 25/2009 art. 21 asks for every component."""
    return not missing(filled)


def publishable(filled: Mapping[Component, object]) -> bool:
    """Whether people can prepare themselves: the six components that art. 21 has published are there."""
    return not set(missing(filled)) & set(PUBLISHED)
