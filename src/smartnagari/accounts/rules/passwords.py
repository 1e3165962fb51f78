"""Passwords: words that everybody here would guess, composition and age (profile ``bssn4``)."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

LOCAL_WORDS = (
    "smartnagari",
    "padangpariaman",
    "padpariaman",
    "pariaman",
    "parit malintang",
    "minangkabau",
    "sumaterabarat",
    "sumbar",
    "indonesia",
    "nagari",
    "kabupaten",
    "bismillah",
    "password",
    "katasandi",
    "rahasia",
    "qwerty",
    "sayang",
)
OLDEST = timedelta(days=182)


class Part(StrEnum):
    """A kind of character that the composition rule asks for."""

    LOWER = "lower"
    UPPER = "upper"
    DIGIT = "digit"
    SYMBOL = "symbol"


def is_local_word(password: str) -> bool:
    """Whether little is left of a password without a word that everybody here would guess."""
    letters = "".join(c for c in password.casefold() if c.isalpha())
    for word in LOCAL_WORDS:
        rest = letters.replace(word.replace(" ", ""), "")
        if rest != letters and len(rest) < 4:
            return True
    return False


def missing_parts(password: str) -> frozenset[Part]:
    """The kinds of characters that the composition rule (Peraturan BSSN 4/2021) misses."""
    found = {
        Part.LOWER: any(c.islower() for c in password),
        Part.UPPER: any(c.isupper() for c in password),
        Part.DIGIT: any(c.isdigit() for c in password),
        Part.SYMBOL: any(not c.isalnum() and not c.isspace() for c in password),
    }
    return frozenset(part for part, there in found.items() if not there)


def is_too_old(set_at: datetime | None, *, now: datetime) -> bool:
    """Whether a password must be changed under profile ``bssn4``; one of unknown age must."""
    return set_at is None or now - set_at > OLDEST
