"""How a person can be reached and what they are appointed as, read from the cells of a file."""

from __future__ import annotations

import re

from ..types import PostKind
from .csvfiles import Unreadable

_EMAIL = re.compile(r"^[^@\s,;]+@[^@\s,;]+\.[^@\s.,;]{2,}$")
_KINDS = {
    "": PostKind.DEFINITIVE,
    "definitif": PostKind.DEFINITIVE,
    "definitive": PostKind.DEFINITIVE,
    "plt": PostKind.PLT,
    "pelaksana tugas": PostKind.PLT,
    "plh": PostKind.PLH,
    "pelaksana harian": PostKind.PLH,
    "pj": PostKind.PJ,
    "penjabat": PostKind.PJ,
}
NIP_LENGTH = 18


def read_kind(text: str) -> PostKind:
    """The footing that this word names; an empty cell means a definitive holder."""
    try:
        return _KINDS[text.lower().rstrip(".")]
    except KeyError:
        raise Unreadable("kind-is-unknown", value=text) from None


def read_nip(text: str) -> str:
    """A civil servant's number: 18 digits, written with or without spaces; wali nagari have none."""
    digits = re.sub(r"[\s.'-]", "", text)
    if digits in {"", "0"}:
        return ""
    if "E+" in text.upper():
        raise Unreadable("number-was-rounded", value=text)
    if not digits.isdigit() or len(digits) != NIP_LENGTH:
        raise Unreadable("nip-is-not-18-digits", value=text, length=len(digits))
    return digits


def read_email(text: str) -> str:
    """An address in lower case; empty stays empty."""
    if text and not _EMAIL.match(text):
        raise Unreadable("not-an-email", value=text)
    return text.lower()
