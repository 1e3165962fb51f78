"""Keeping the projection: written in the transaction of the change, only where something differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection

from smartnagari.kernel.findable import Findable

from ..queries.comparing import Identity
from ..queries.comparing import standing as standing_rows
from ..rows import COLUMNS, row_of
from ..rules.folding import plain_words
from ..shelves import Shelf
from .vocabulary import change_words

AT_ONCE = 500


def put_on(shelf: Shelf, things: Iterable[Findable]) -> list[Identity]:
    """Bring these things to the shelf as they are now; gives those that differed from what stood there."""
    wanted = {(thing.kind, thing.key): row_of(thing, shelf) for thing in things}
    if not wanted:
        return []
    begin(shelf)
    changed: list[Identity] = []
    for part in _parts(sorted(wanted)):
        standing = standing_rows(shelf, part)
        fresh = {
            identity: wanted[identity] for identity in part if standing.get(identity) != wanted[identity]
        }
        _write(shelf, fresh, standing)
        changed += fresh
    return changed


def forget_on(shelf: Shelf, identities: Iterable[Identity]) -> int:
    """Take these off the shelf; gives how many stood there."""
    gone = 0
    begin(shelf)
    for part in _parts(sorted(set(identities))):
        standing = standing_rows(shelf, part)
        for kind in {kind for kind, _key in standing}:
            keys = [key for of_kind, key in standing if of_kind == kind]
            shelf.entries.objects.filter(kind=kind, key__in=keys).delete()
        counts: Counter[str] = Counter()
        for row in standing.values():
            counts.subtract(_words_of(row))
        change_words(shelf, counts, {})
        gone += len(standing)
    return gone


def begin(shelf: Shelf) -> None:
    """Refuse to write outside a transaction; one writer at a time counts the words of an owner.

    Two that put many words each would otherwise wait for each other's rows. SQLite has one writer anyway.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("What is findable is written in the transaction of the change; open one.")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"search:{shelf.owner}"])


def _parts(identities: list[Identity]) -> Iterable[list[Identity]]:
    for start in range(0, len(identities), AT_ONCE):
        yield identities[start : start + AT_ONCE]


def _write(
    shelf: Shelf, fresh: Mapping[Identity, dict[str, Any]], standing: Mapping[Identity, dict[str, Any]]
) -> None:
    if not fresh:
        return
    whose = shelf.whose()
    entries = [shelf.entries(kind=kind, key=key, **whose, **row) for (kind, key), row in fresh.items()]
    shelf.entries.objects.bulk_create(
        entries,
        update_conflicts=True,
        unique_fields=[*shelf.key, "kind", "key"],
        update_fields=[*COLUMNS, *(["updated_at"] if shelf.key else [])],
    )
    counts: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for identity, row in fresh.items():
        counts.update(_words_of(row))
        if before := standing.get(identity):
            counts.subtract(_words_of(before))
        for word in plain_words(f"{row['title']} {row['text']}"):
            shown.setdefault(word, word)
    change_words(shelf, counts, shown)


def _words_of(row: Mapping[str, Any]) -> set[str]:
    """The words by which an entry counts, each once."""
    return {*row["names"].split(), *row["words"].split()}
