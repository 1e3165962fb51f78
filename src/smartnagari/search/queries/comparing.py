"""What stands in the projection, beside what ought to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from smartnagari.kernel.findable import Findable

from ..rows import COLUMNS, row_of
from ..shelves import Shelf

Identity = tuple[str, str]


def standing(shelf: Shelf, identities: Iterable[Identity]) -> dict[Identity, dict[str, Any]]:
    """The rows of these things as they are, a query for each kind."""
    wanted: dict[str, list[str]] = {}
    for kind, key in identities:
        wanted.setdefault(kind, []).append(key)
    found: dict[Identity, dict[str, Any]] = {}
    for kind, keys in sorted(wanted.items()):
        rows = shelf.entries.objects.filter(kind=kind, key__in=keys).order_by()
        for row in rows.values("key", *COLUMNS):
            found[kind, row.pop("key")] = row
    return found


def differing(shelf: Shelf, things: Iterable[Findable]) -> list[Identity]:
    """Those that stand otherwise than they are, or not at all."""
    things = list(things)
    rows = standing(shelf, [(thing.kind, thing.key) for thing in things])
    identities = [(thing.kind, thing.key) for thing in things]
    return [
        identity
        for identity, thing in zip(identities, things, strict=True)
        if rows.get(identity) != row_of(thing, shelf)
    ]
