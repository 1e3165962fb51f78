"""The words that occur, with counts, and the keys under which misspelt ones are looked for.

Written as statements and not as objects: one text of a page may bring hundreds of words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection, models
from django.utils import timezone

from ..rules.folding import fold_word, lookalikes_of
from ..rules.spelling import correctable, variants
from ..shelves import Shelf

AT_ONCE = 500


def change_words(shelf: Shelf, counts: Mapping[str, int], written: Iterable[str]) -> None:
    """Add these differences to the counts; a word that no entry holds any more is forgotten.

    ``written`` are words as people wrote them, to be shown when one is proposed.
    """
    differing = sorted(word for word, count in counts.items() if count and correctable(word))
    shown: dict[str, str] = {}
    for word in written:
        shown.setdefault(fold_word(word), word)
    for start in range(0, len(differing), AT_ONCE):
        _change(shelf, {word: counts[word] for word in differing[start : start + AT_ONCE]}, shown)


def _change(shelf: Shelf, counts: Mapping[str, int], shown: Mapping[str, str]) -> None:
    known = shelf.words.objects.filter(word__in=list(counts)).order_by()
    standing = dict(known.values_list("word", "count"))
    left = {word: max(0, count + counts[word]) for word, count in standing.items()}
    _count(shelf, {word: count for word, count in left.items() if count})
    _forget(shelf, [word for word, count in left.items() if not count])
    _learn(
        shelf, {word: count for word, count in counts.items() if word not in standing and count > 0}, shown
    )


def _count(shelf: Shelf, counts: Mapping[str, int]) -> None:
    table, tenant = shelf.table(shelf.words), shelf.tenant_value()
    whose, values = (" AND tenant_id = %s", [tenant]) if tenant is not None else ("", [])
    statement = f"UPDATE {table} SET count = %s WHERE word = %s{whose}"  # noqa: S608 - our own names
    with connection.cursor() as cursor:
        cursor.executemany(statement, [(count, word, *values) for word, count in sorted(counts.items())])


def _forget(shelf: Shelf, words: list[str]) -> None:
    if words:
        shelf.spellings.objects.filter(word__in=words).delete()
        shelf.words.objects.filter(word__in=words).delete()


def _learn(shelf: Shelf, counts: Mapping[str, int], shown: Mapping[str, str]) -> None:
    _insert(
        shelf,
        shelf.words,
        ("word", "shown", "count"),
        [(word, shown.get(word, word), count) for word, count in sorted(counts.items())],
    )
    keys = {
        (variant, word)
        for word in counts
        for spelling in {*lookalikes_of(word), shown.get(word, word)}
        for variant in variants(spelling)
    }
    _insert(shelf, shelf.spellings, ("variant", "word"), sorted(keys))


def _insert(
    shelf: Shelf, model: type[models.Model], columns: tuple[str, ...], rows: list[tuple[Any, ...]]
) -> None:
    if not rows:
        return
    tenant, now = shelf.tenant_value(), timezone.now()
    if connection.vendor == "sqlite":
        now = connection.ops.adapt_datetimefield_value(now)  # type: ignore[assignment]
    owned = () if tenant is None else (tenant, now, now)
    names = (*columns, *(("tenant_id", "created_at", "updated_at") if owned else ()))
    marks = ", ".join(["%s"] * len(names))
    statement = f"INSERT INTO {shelf.table(model)} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608 - our own names
    with connection.cursor() as cursor:
        cursor.executemany(statement, [(*row, *owned) for row in rows])
