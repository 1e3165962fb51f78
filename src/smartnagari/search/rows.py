"""What a findable thing looks like in the projection."""

from __future__ import annotations

from typing import Any

from smartnagari.kernel.findable import Findable

from .rules.folding import fold_text, fold_words
from .shelves import Shelf, kind_word

TITLE, PLACE, TEXT = 250, 200, 20_000
NAMES, WORDS = 4_000, 30_000
COLUMNS = ("title", "place", "url", "text", "weight", "owner", "folded", "names", "words")
"""What may differ between a row and the thing that it shows."""


def clean(text: str, longest: int) -> str:
    """Plain text as every database takes it: no NUL, single spaces, not too long."""
    return " ".join(text.replace("\0", " ").split())[:longest]


def row_of(thing: Findable, shelf: Shelf) -> dict[str, Any]:
    """The columns of this thing, without its kind and key."""
    title = clean(thing.title, TITLE) or thing.key
    place, text = clean(thing.place, PLACE), clean(thing.text, TEXT)
    folded = fold_text(title)[:TITLE]
    others = [fold_text(other) for other in thing.also]
    names = "\n".join(dict.fromkeys([folded, *filter(None, others)]))[:NAMES]
    words = " ".join(dict.fromkeys([*fold_words(place), *fold_words(text)]))[:WORDS]
    return {
        "title": title,
        "place": place,
        "url": thing.url[:400],
        "text": text,
        "weight": thing.weight,
        "owner": f"{shelf.owner} {kind_word(thing.kind)}",
        "folded": folded,
        "names": names,
        "words": words,
    }
