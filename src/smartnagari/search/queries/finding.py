"""Finding: the question as it was typed, then as it may have been meant, then with only some of its words."""

from __future__ import annotations

from collections.abc import Iterable

from smartnagari.kernel.findable import kinds

from ..fulltext import candidates, candidates_by_kind
from ..rules.asking import any_of, corrected, question
from ..rules.ranking import Tier, likeness, tier_of, used_words
from ..rules.wording import Wording
from ..shelves import OWN, Shelf
from ..types import Candidate, Found, Hit, Question, Slot
from .corrections import as_written, choices_for, halves

CAP = 200
"""How many candidates are ever ranked: finding is cheap, ranking a hundred thousand is not."""
EACH = 30
CAP_OF_KIND = 400
SURELY_MEANT = 5
"""Shorter words are abbreviations more often than errors: when they are found, nothing else is guessed."""

Ranked = tuple[Tier, float, int, int, Candidate]


def find(
    typed: str, wording: Wording, *, kind: str = "", as_typed: bool = False, shelf: Shelf = OWN
) -> Found:
    """The answers to what somebody typed, the best first; with ``as_typed`` nothing is corrected."""
    asked = question(typed, wording)
    if not asked:
        return Found(asked, ())
    rows, full = _candidates(shelf, asked, kind)
    ranked = sorted(_ranked(asked, rows))
    found = Found(asked, _hits(ranked), full=full)
    if as_typed or (ranked and ranked[0][0] <= Tier.NAME):
        return found
    return _as_meant(shelf, found, ranked, kind)


def _candidates(shelf: Shelf, asked: Question, kind: str) -> tuple[list[Candidate], bool]:
    limit = CAP_OF_KIND if kind else CAP
    rows = candidates(shelf, asked, limit=limit, kind=kind)
    if len(rows) < limit or kind:
        return rows, len(rows) >= limit
    return candidates_by_kind(shelf, asked, kinds=[k.key for k in kinds], limit=CAP // 2, each=EACH), True


def _ranked(asked: Question, rows: Iterable[Candidate]) -> list[Ranked]:
    return [
        (tier_of(asked, row.names), 0.0, -row.weight, len(row.folded), row) for row in dict.fromkeys(rows)
    ]


def _hits(ranked: Iterable[Ranked]) -> tuple[Hit, ...]:
    return tuple(Hit(*row[:5], tier) for tier, _far, _weight, _length, row in ranked)


def _as_meant(shelf: Shelf, found: Found, ranked: list[Ranked], kind: str) -> Found:
    """What was found and what may have been meant: a name that nearly fits stands before a mere mention."""
    asked = found.question
    if ranked and max(map(len, asked.words)) < SURELY_MEANT:
        return found
    choices = _choices(shelf, asked)
    meant = corrected(asked, choices)
    seen = {(row.kind, row.key) for *_order, row in ranked}
    more: list[Ranked] = []
    if any(slot != (word,) for slot, word in zip(choices, asked.words, strict=False)) or len(choices) != len(
        asked.words
    ):
        rows = candidates(shelf, meant, limit=CAP, kind=kind)
        more = [entry for entry in _near(asked, meant, rows) if (entry[4].kind, entry[4].key) not in seen]
    if not more and not ranked:
        return _partly(shelf, found, choices, kind)
    together = sorted([*ranked, *more])
    instead = _written(shelf, meant, more) if more and together[0] in more else ""
    return Found(asked, _hits(together), full=found.full, meant=instead)


def _choices(shelf: Shelf, asked: Question) -> list[Slot]:
    choices = choices_for(shelf, asked)
    if len(choices) == 1 and choices[0] == asked.words and (cut := halves(shelf, asked.words[0])):
        return [(half,) for half in cut]
    return choices


def _near(asked: Question, meant: Question, rows: Iterable[Candidate]) -> list[Ranked]:
    ranked = []
    for row in rows:
        fits = tier_of(meant, row.names) <= Tier.NAME
        tier = Tier.CORRECTED if fits else Tier.PARTLY
        ranked.append((tier, -likeness(asked.words, row.folded), -row.weight, len(row.folded), row))
    return ranked


def _written(shelf: Shelf, meant: Question, more: list[Ranked]) -> str:
    """The words that the best answer to the corrected question holds, as people write them."""
    return as_written(shelf, used_words(meant, min(more)[4].names))


def _partly(shelf: Shelf, found: Found, choices: list[Slot], kind: str) -> Found:
    """What holds some of the words, the most alike first."""
    asked = found.question
    rows = candidates(shelf, any_of(asked, choices), limit=CAP, kind=kind) if len(choices) > 1 else []
    ranked = sorted(
        (Tier.PARTLY, -likeness(asked.words, row.folded), -row.weight, len(row.folded), row) for row in rows
    )
    return Found(asked, _hits(ranked), full=len(rows) >= CAP, partly=bool(ranked))
