"""Which known words a question may have meant."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from ..rules.folding import lookalikes_of
from ..rules.spelling import correctable, distance, tolerated, variants
from ..shelves import Shelf
from ..types import Question, Slot

MOST_NEIGHBOURS = 400
MOST_CHOICES = 4

Neighbour = tuple[str, str, int]
"""A known word, as people write it, and how often it occurs."""


def choices_for(shelf: Shelf, asked: Question) -> list[Slot]:
    """For each word the known ones that it may have been, the likeliest first; itself when none is known.

    A word is looked for folded and as it was spelled: the ending of a misspelt word may only look like one
    that is folded.
    """
    pairs = list(zip(asked.words, asked.plain, strict=True))
    neighbours = _neighbours(shelf, [form for pair in pairs for form in pair if correctable(form)])
    return [_choices(word, plain, neighbours) for word, plain in pairs]


def _choices(word: str, plain: str, neighbours: dict[str, list[Neighbour]]) -> Slot:
    found: dict[str, tuple[int, int]] = {}
    for typed in {word, plain}:
        for variant in variants(typed) if correctable(typed) else ():
            for known, shown, count in neighbours.get(variant, ()):
                wrong = min(distance(typed, spelling) for spelling in {shown, *lookalikes_of(known)})
                if wrong <= tolerated(typed):
                    found[known] = min(found.get(known, (wrong, -count)), (wrong, -count))
    return tuple(sorted(found, key=lambda known: found[known])[:MOST_CHOICES]) or (word,)


def _neighbours(shelf: Shelf, words: list[str]) -> dict[str, list[Neighbour]]:
    """Known words by the key that they share with one of these."""
    keys = sorted({variant for word in words for variant in variants(word)})
    found: dict[str, list[Neighbour]] = {}
    for variant, known, shown, count in _rows(shelf, keys):
        found.setdefault(variant, []).append((known, shown, count))
    return found


def _rows(shelf: Shelf, keys: list[str]) -> list[tuple[str, str, str, int]]:
    if not keys:
        return []
    spellings, words = shelf.table(shelf.spellings), shelf.table(shelf.words)
    tenant = shelf.tenant_value()
    same, values = (" AND w.tenant_id = s.tenant_id", [tenant]) if tenant is not None else ("", [])
    whose = "s.tenant_id = %s AND " if tenant is not None else ""
    marks = ", ".join(["%s"] * len(keys))
    statement = (
        f"SELECT s.variant, w.word, w.shown, w.count FROM {spellings} s "  # noqa: S608 - our own names
        f"JOIN {words} w ON w.word = s.word{same} "
        f"WHERE {whose}s.variant IN ({marks}) LIMIT {MOST_NEIGHBOURS:d}"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, *keys])
        return cursor.fetchall()


def as_written(shelf: Shelf, words: Iterable[str]) -> str:
    """Folded words as people write them."""
    words = list(words)
    shown = dict(shelf.words.objects.filter(word__in=words).values_list("word", "shown").order_by())
    return " ".join(shown.get(word, word) for word in words)


def halves(shelf: Shelf, word: str) -> tuple[str, str] | None:
    """Two known words that were written as one."""
    if not word.isalpha():
        return None
    cuts = [(word[:place], word[place:]) for place in range(3, len(word) - 2)]
    known = set(
        shelf.words.objects.filter(word__in=[half for cut in cuts for half in cut])
        .values_list("word", flat=True)
        .order_by()
    )
    return next((cut for cut in cuts if known.issuperset(cut)), None)
