"""The words that occur, with counts, and the keys under which misspelt ones are looked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..rules.folding import fold_word, spellings_of
from ..rules.spelling import correctable, variants
from ..shelves import Shelf

AT_ONCE = 400


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
    words = shelf.words.objects
    standing = {row.word: row for row in words.filter(word__in=list(counts)).order_by("word")}
    for word, row in standing.items():
        row.count = max(0, row.count + counts[word])
    kept = [row for row in standing.values() if row.count]
    words.bulk_update(kept, ["count"])
    _forget(shelf, [word for word, row in standing.items() if not row.count])
    _learn(
        shelf, {word: count for word, count in counts.items() if word not in standing and count > 0}, shown
    )


def _forget(shelf: Shelf, words: list[str]) -> None:
    if words:
        shelf.spellings.objects.filter(word__in=words).delete()
        shelf.words.objects.filter(word__in=words).delete()


def _learn(shelf: Shelf, counts: Mapping[str, int], shown: Mapping[str, str]) -> None:
    whose = shelf.whose()
    shelf.words.objects.bulk_create(
        shelf.words(word=word, shown=shown.get(word, word), count=count, **whose)
        for word, count in counts.items()
    )
    keys = sorted(
        {
            (variant, word)
            for word in counts
            for spelling in {*spellings_of(word), shown.get(word, word)}
            for variant in variants(spelling)
        }
    )
    shelf.spellings.objects.bulk_create(
        (shelf.spellings(variant=variant, word=word, **whose) for variant, word in keys), batch_size=AT_ONCE
    )
