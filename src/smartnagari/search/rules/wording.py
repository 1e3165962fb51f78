"""What people say and what offices call it: abbreviations, everyday words, words without meaning.

All of it is data (``data/words``): a file per language that holds for everybody, and one per tenant under its
code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

from .folding import DATA, fold_words

Phrase = tuple[str, ...]
LANGUAGES = ("id", "en")
MOST_ALTERNATIVES = 6


@dataclass
class Wording:
    """What each phrase may also be called, and the words that say nothing."""

    others: dict[Phrase, list[Phrase]] = field(default_factory=dict)
    noise: set[str] = field(default_factory=set)
    longest: int = 1
    popular: list[str] = field(default_factory=list)

    def add(self, said: Phrase, meant: Iterable[Phrase]) -> None:
        """Let whoever says this also find what it means."""
        known = self.others.setdefault(said, [])
        known += [phrase for phrase in meant if phrase != said and phrase not in known]
        self.longest = max(self.longest, len(said))

    def meaningful(self, words: list[str]) -> list[str]:
        """The words without those that say nothing; all of them when nothing else is left."""
        return [word for word in words if word not in self.noise] or words

    def alternatives(self, words: Phrase) -> list[Phrase]:
        """Other ways of asking the same, without the way it was asked."""
        found: list[Phrase] = []
        for first, last in _spans(len(words), self.longest):
            for other in self.others.get(words[first:last], ()):
                asked = (*words[:first], *other, *words[last:])
                if asked not in found and asked != words:
                    found.append(asked)
        return found[:MOST_ALTERNATIVES]


def _spans(length: int, longest: int) -> Iterator[tuple[int, int]]:
    """Every run of neighbouring words, the longest first."""
    for size in range(min(length, longest), 0, -1):
        for first in range(length - size + 1):
            yield first, first + size


@lru_cache(maxsize=256)
def wording_for(tenant_code: str) -> Wording:
    """The words of all languages and of this tenant."""
    files = [_read(name) for name in (*LANGUAGES, tenant_code)]
    wording = Wording()
    for words in files:
        wording.noise.update(word for said in words.get("noise", ()) for word in fold_words(str(said)))
    for words in files:
        wording.popular += map(str, words.get("popular", ()))
        for line in words.get("same", ()):
            phrases = [_phrase(wording, said) for said in line]
            for phrase in phrases:
                wording.add(phrase, phrases)
    for words in files:
        for said, meant in words.get("means", {}).items():
            _add_meaning(wording, _phrase(wording, said), [_phrase(wording, other) for other in meant])
    return wording


def _phrase(wording: Wording, said: object) -> Phrase:
    return tuple(wording.meaningful(fold_words(str(said))))


def _add_meaning(wording: Wording, said: Phrase, meant: list[Phrase]) -> None:
    """What is meant, in all the ways in which that can be said."""
    wording.add(said, [*meant, *(other for phrase in meant for other in wording.others.get(phrase, ()))])


def _read(name: str) -> dict[str, Any]:
    path = DATA / "words" / f"{name}.yaml"
    return (yaml.safe_load(path.read_text(encoding="utf-8")) or {}) if name and path.exists() else {}
