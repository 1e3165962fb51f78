"""What all kinds do when something went live or was taken down."""

from __future__ import annotations

from typing import Any

from smartnagari.kernel import freshness
from smartnagari.publishing.public import Publishable
from smartnagari.regions.public import Area

from ..actions.front import area_tag, rebuild_front


def shown(row: Publishable, *tags: str) -> None:
    """The first page is written anew, and pages that show this nagari are dropped."""
    area: Area | None = row.area
    if area is None:
        raise ValueError(f"{row!r} belongs to no nagari.")
    rebuild_front(area)
    freshness.changed(area_tag(area), *tags)


def place_of(row: Publishable) -> str:
    """Where it is, as lists of what was found say it."""
    area: Area | None = row.area
    return area.name if area is not None else ""


def text(value: Any) -> str:
    """A cleaned text, empty for none."""
    return str(value or "")
