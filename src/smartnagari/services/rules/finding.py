"""Finding a service by the words of everyday."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from ..types import ServiceRow

_OTHER = re.compile(r"[^a-z0-9]+")
MOST_WORDS = 8
EMPTY_WORDS = frozenset(
    (
        "apa", "bagaimana", "cara", "dan", "di", "ke", "mau", "minta", "saya", "surat", "untuk", "urus",
        "mengurus", "buat", "bikin", "a", "an", "and", "apply", "for", "get", "how", "i", "need", "the", "to",
        "want",
    )
)  # fmt: skip
"""Words that say that somebody needs something, not what."""


def folded(text: str) -> str:
    """Lower case letters and digits, one space between words."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _OTHER.sub(" ", plain).strip()


def words_of(typed: str) -> list[str]:
    """The words that say something; all of them when none does."""
    words = folded(typed).split()[:MOST_WORDS]
    return [word for word in words if word not in EMPTY_WORDS] or words


def matching(rows: Iterable[ServiceRow], typed: str) -> list[ServiceRow]:
    """The services that hold each of these words, those with the words in their name first.

    When none holds all of them, those that hold the most of them, at least half.
    """
    words = words_of(typed)
    if not words:
        return list(rows)
    scored = [(_held(row, words), row) for row in rows]
    best = max((held for held, _row in scored), default=0)
    if best * 2 < len(words) or not best:
        return []
    found = [row for held, row in scored if held == best]
    return sorted(found, key=lambda row: (-_in_name(row, words), not row.rank, row.rank, row.name))


def _held(row: ServiceRow, words: list[str]) -> int:
    text = f" {row.search}"
    return sum(f" {word}" in text for word in words)


def _in_name(row: ServiceRow, words: list[str]) -> int:
    name = f" {folded(row.name)}"
    return sum(f" {word}" in name for word in words)
