"""Making words alike: lower case, no marks, Minang and Indonesian spellings one, numbers as figures.

The same folding is applied to what is kept and to what is asked, so that nothing depends on how a language
would stem a word. What folds to what is data (``data/spellings.yaml``).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).resolve().parent.parent / "data"
LONGEST_WORD = 40
SHORTEST_WITH_ENDING = 5
_ROMAN = re.compile(r"(?=[ivx])(x{0,3})(ix|iv|v?i{0,3})")
_ROMAN_UNITS = {"": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}
_APOSTROPHES = str.maketrans(dict.fromkeys("'\"’‘`´ʼ“”"))
_WORD = re.compile(r"[a-z0-9]+")
_POINT_IN_NUMBER = re.compile(r"(?<=\d)\.(?=\d)")


@lru_cache(maxsize=1)
def _spellings() -> dict[str, Any]:
    """The file of spellings; a file that is broken stops the program at its first use."""
    return yaml.safe_load((DATA / "spellings.yaml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    phrases = {str(said): str(meant) for said, meant in _spellings()["phrases"].items()}
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(r"\b(" + "|".join(map(re.escape, longest_first)) + r")\b"), phrases


def plain_words(text: str) -> list[str]:
    """The words of a text in plain letters and figures, as they were spelled; a code with points is one."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    plain = _POINT_IN_NUMBER.sub("", text.lower().translate(_APOSTROPHES))
    return [word[:LONGEST_WORD] for word in _WORD.findall(plain)]


def fold_words(text: str) -> list[str]:
    """The words of a text in the one form that all their spellings share."""
    return [fold_word(word) for word in joined_phrases(text)]


def fold_text(text: str) -> str:
    """The folded words with single spaces."""
    return " ".join(fold_words(text))


def joined_phrases(text: str) -> list[str]:
    """The plain words, with those that only together mean something (``2 x 11``) made one."""
    pattern, phrases = _phrases()
    plain = pattern.sub(lambda match: phrases[match[1]], " ".join(plain_words(text)))
    return plain.split()


@lru_cache(maxsize=65_536)
def fold_word(word: str) -> str:
    """One plain word in the form that all its spellings share: ``sariak`` is ``sarik``, ``vii`` is ``7``."""
    spellings = _spellings()
    if known := spellings["words"].get(word):
        return known
    if roman := _ROMAN.fullmatch(word):
        return str(10 * len(roman[1]) + _ROMAN_UNITS[roman[2]])
    return _plain_ending(word)


@lru_cache(maxsize=1)
def _other_spellings() -> dict[str, tuple[str, ...]]:
    others: dict[str, list[str]] = {}
    for said, meant in _spellings()["words"].items():
        if said != meant:
            others.setdefault(str(meant), []).append(str(said))
    return {meant: tuple(said) for meant, said in others.items()}


def spellings_of(folded: str) -> tuple[str, ...]:
    """The folded word, and every way of writing it that the data know."""
    return (folded, *_other_spellings().get(folded, ()), *_with_minang_ending(folded))


def _with_minang_ending(folded: str) -> tuple[str, ...]:
    return tuple(
        folded[: -len(meant)] + ending
        for ending, meant in _spellings()["endings"].items()
        if folded.endswith(meant) and len(folded) - len(meant) + len(ending) >= SHORTEST_WITH_ENDING
    )


def lookalikes_of(folded: str) -> frozenset[str]:
    """The spellings of a word, and each as it would look if only its ending were folded.

    A misspelt Minang word is no word of the data any more, so its ending alone is folded.
    """
    spelled = spellings_of(folded)
    return frozenset((*spelled, *map(_plain_ending, spelled)))


def _plain_ending(word: str) -> str:
    if len(word) >= SHORTEST_WITH_ENDING:
        for ending, meant in _spellings()["endings"].items():
            if word.endswith(ending):
                return word[: -len(ending)] + meant
    return word
