"""Which known words a misspelt one may have meant, by an index that looks instead of comparing all.

Every known word is kept under itself and under each form with one letter left out. Whatever one wrong,
missing, additional or swapped letter makes of a word shares one of these forms with it, so a look-up of about
eight keys finds the neighbours among any number of words.
"""

from __future__ import annotations

from rapidfuzz.distance import DamerauLevenshtein

HEAD = 7
"""Only the beginning of a word is varied: what differs further back leaves a shared beginning."""
SHORTEST = 3
LONGEST = 30


def correctable(word: str) -> bool:
    """Whether a word is long enough to be misspelt rather than another one, and made of letters."""
    return SHORTEST <= len(word) <= LONGEST and word.isalpha()


def variants(word: str) -> frozenset[str]:
    """The keys under which a word is kept and looked for."""
    head = word[:HEAD]
    return frozenset({head, *(head[:place] + head[place + 1 :] for place in range(len(head)))})


def distance(typed: str, known: str) -> int:
    """How many letters are wrong, missing, too many or swapped; more than two count as three."""
    return int(DamerauLevenshtein.distance(typed, known, score_cutoff=2))


def tolerated(typed: str) -> int:
    """How many wrong letters a word of this length may have."""
    return 2 if len(typed) >= HEAD else 1
