"""What somebody typed, as a question that the index can answer: never an error, whatever was typed."""

from __future__ import annotations

from collections.abc import Sequence

from ..types import Question, Slot, Way
from .folding import fold_word, joined_phrases
from .wording import Phrase, Wording

LONGEST_TEXT = 200
MOST_WORDS = 8


def question(typed: str, wording: Wording) -> Question:
    """The question in what somebody typed; empty when there is no word in it."""
    text = tidy(typed)
    spelled = dict(reversed([(fold_word(word), word) for word in joined_phrases(text)]))
    words = tuple(dict.fromkeys(wording.meaningful([*reversed(spelled)])))[:MOST_WORDS]
    if not words:
        return Question(text, (), ())
    ways = [_way(words, open_end=goes_on(words))]
    ways += [_way(phrase) for phrase in wording.alternatives(words)]
    if len(words) == 2 and all(word.isalpha() for word in words):
        ways.append(_way(("".join(words),)))
    return Question(text, words, tuple(ways), tuple(spelled[word] for word in words))


def tidy(typed: str) -> str:
    """What was typed without what no screen shows, and not longer than a person would write."""
    return " ".join("".join(c if c.isprintable() else " " for c in typed[: 4 * LONGEST_TEXT]).split())[
        :LONGEST_TEXT
    ]


def goes_on(words: Phrase) -> bool:
    """Whether the last word may be the beginning of a longer one; a single letter only after another word."""
    last = words[-1]
    return last.isalpha() and len(words) > 1 if len(last) == 1 else not last.isdigit()


def corrected(asked: Question, choices: Sequence[Slot]) -> Question:
    """The question with a choice of words in each place."""
    return asked.asking(Way(tuple(choices)))


def any_of(asked: Question, choices: Sequence[Slot]) -> Question:
    """The question that is content with one of its words."""
    return asked.asking(*(Way((slot,)) for slot in choices))


def _way(words: Phrase, *, open_end: bool = False) -> Way:
    return Way(tuple((word,) for word in words), open_end)
