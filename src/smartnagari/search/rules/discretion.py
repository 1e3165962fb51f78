"""Which of the words that were looked for in vain may be kept: those that are nobody's number or address."""

from __future__ import annotations

import re

from .folding import plain_words

LONGEST = 80
MOST_WORDS, LONGEST_WORD = 6, 30
_LONG_NUMBER = re.compile(r"\d{5,}")
_NUMBER_WITH_GAPS = re.compile(r"(?:\d[\s.\-/()+]*){7,}")


def countable(text: str) -> str:
    """The words as they may be kept; empty when there are none.

    Whatever holds a number of five digits or more, with gaps or without (identity numbers, telephones, dates
    of birth written together), an address of mail, or more words than a need has is not kept at all: leaving
    out the number alone would leave the name beside it.
    """
    if "@" in text or _LONG_NUMBER.search(text) or _NUMBER_WITH_GAPS.search(text):
        return ""
    words = plain_words(text)
    if not words or len(words) > MOST_WORDS or max(map(len, words)) > LONGEST_WORD:
        return ""
    kept = " ".join(words)
    return kept if len(kept) <= LONGEST and any(word.isalpha() for word in words) else ""
