"""Texts of the catalogue: one per language, with the regency's own words for its institutions."""

from __future__ import annotations

from collections.abc import Mapping
from string import Template
from typing import Any

BASE = "id"


def in_language(text: Mapping[str, str] | str | None, language: str) -> str:
    """The text in this language; in Indonesian where nobody has translated it, empty where there is none."""
    if not text:
        return ""
    if isinstance(text, str):
        return text
    return text.get(language) or text.get(BASE, "")


def worded(text: str, words: Mapping[str, str]) -> str:
    """The text with ``$village``, ``$village_head`` and the like in the regency's words.

    ``$Village`` begins with a capital. A word that nobody knows stays as it is written.
    """
    capitals = {key.capitalize(): word[:1].upper() + word[1:] for key, word in words.items()}
    return Template(text).safe_substitute({**words, **capitals})


def said(value: Any, language: str, words: Mapping[str, str]) -> Any:
    """A value of the catalogue with every text in it in one language and in the regency's words."""
    if isinstance(value, str):
        return worded(value, words)
    if isinstance(value, Mapping):
        if BASE in value:
            return worded(in_language(value, language), words)
        return {key: said(part, language, words) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [said(part, language, words) for part in value]
    return value
