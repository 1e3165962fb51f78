"""Names of places: how sources spoil them, how people spell them, how addresses carry them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

_APOSTROPHES = str.maketrans(dict.fromkeys('"’‘`´ʼ“”', "'"))
_SPACES = re.compile(r"\s+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_COUNT = re.compile(r"\b2\s*x\s*11\b", re.IGNORECASE)
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
_REGENCY_WORDS = re.compile(r"(KABUPATEN|KOTA)( ADMINISTRASI)? ", re.IGNORECASE)

SMALL_WORDS = {"DAN": "dan"}
CAPITALS = {"DKI", "DI"}
ROMAN = re.compile(r"(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})")


def clean_name(raw: str) -> str:
    """A name as a person would write it: real apostrophes, no footnote star, single spaces."""
    name = unicodedata.normalize("NFC", raw).translate(_APOSTROPHES)
    return _SPACES.sub(" ", name.strip().rstrip("*").strip())


def name_fault(name: str, *, longest: int = 100) -> str:
    """Why a cleaned name cannot be stored (``empty``, ``too-long``, ``control``); empty when it can."""
    if not name:
        return "empty"
    if len(name) > longest:
        return "too-long"
    return "control" if _CONTROL.search(name) else ""


def from_capitals(name: str) -> str:
    """``KEPULAUAN MERANTI`` as ``Kepulauan Meranti``; names in mixed case stay as they are."""
    if name != name.upper():
        return name
    return " ".join(_word_from_capitals(word) for word in name.split(" "))


def _word_from_capitals(word: str) -> str:
    if word in CAPITALS or ROMAN.fullmatch(word):
        return word
    return SMALL_WORDS.get(word) or "-".join(part.capitalize() for part in word.split("-"))


def regency_name(raw: str) -> tuple[str, str]:
    """The kind a regency's listed name claims and the name without it: ``("city", "Pariaman")``."""
    match = _REGENCY_WORDS.match(raw)
    if match is None:
        return "", from_capitals(raw)
    kind = "city" if match[1].upper() == "KOTA" else "regency"
    return kind, from_capitals(raw[match.end() :])


def local_name(name: str, term: str) -> str:
    """The name without the word that pages put before it (one nagari is listed as "Nagari Balah ...")."""
    prefix = f"{term.capitalize()} "
    return name.removeprefix(prefix) if len(name) > len(prefix) else name


def fold(name: str) -> str:
    """What two spellings of the same name have in common: lower case, no accents, marks or spaces' whims."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _NOT_LETTERS.sub(" ", _COUNT.sub("2x11", plain).replace("'", "")).strip()


def respell(name: str, words: Mapping[str, str]) -> str:
    """The name with each word replaced by its other spelling, whole words only, capitals kept."""
    return " ".join(words.get(word, word) for word in name.split(" "))


def spellings(name: str, pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The systematic other spellings of a name: ``{"minang": ..., "indonesian": ...}`` where they differ.

    ``pairs`` are words as (Minang, Indonesian).
    """
    pairs = list(pairs)
    found = {
        "indonesian": respell(name, dict(pairs)),
        "minang": respell(name, {indonesian: minang for minang, indonesian in pairs}),
    }
    return {kind: spelling for kind, spelling in found.items() if spelling != name}
