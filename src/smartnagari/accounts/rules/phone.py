"""Indonesian mobile numbers as people type them, brought to one form (E.164)."""

from __future__ import annotations

import unicodedata
from enum import StrEnum

SHORTEST, LONGEST = 9, 12
"""Digits after +62 of a mobile number: 8xx and six to nine more."""

_SEPARATORS = frozenset(" .-()/\u00a0\u2010\u2011\u2012\u2013\u2014\u2212\u200b\u202a\u202c")


class PhoneFault(StrEnum):
    """Why a text is no mobile number that a code can be sent to."""

    EMPTY = "empty"
    LETTERS = "letters"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    LANDLINE = "landline"
    FOREIGN = "foreign"


class BadPhone(ValueError):
    """The text is no Indonesian mobile number; ``missing`` is how many digits are short (or too many)."""

    def __init__(self, fault: PhoneFault, missing: int = 0) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.missing = missing


def _digits(text: str) -> tuple[bool, str]:
    """Whether a plus leads, and the plain digits; raises ``BadPhone`` at anything else."""
    plain = unicodedata.normalize("NFKC", text).strip().strip("".join(_SEPARATORS))
    plain = "".join(c for c in plain if c not in _SEPARATORS)
    plus = plain.startswith("+")
    digits = plain.removeprefix("+")
    if not digits:
        raise BadPhone(PhoneFault.EMPTY)
    if not (digits.isascii() and digits.isdigit()):
        raise BadPhone(PhoneFault.LETTERS)
    return plus, digits


def _national(plus: bool, digits: str) -> str:
    """The digits after the country code; raises ``BadPhone`` for another country."""
    if not plus and digits.startswith("00"):
        plus, digits = True, digits[2:]
    if digits.startswith("62") and (plus or len(digits) > LONGEST - 2):
        return digits[2:].removeprefix("0")
    if plus:
        raise BadPhone(PhoneFault.FOREIGN)
    return digits.removeprefix("0")


def mobile(text: str) -> str:
    """This number as ``+628...``; raises ``BadPhone`` saying what is wrong with it.

    Understands 0812..., 62812..., +62812..., 0062812..., 812..., the mistake +62 0812..., and spaces, dots,
    dashes and brackets anywhere.
    """
    national = _national(*_digits(text))
    if not national.startswith("8"):
        raise BadPhone(PhoneFault.LANDLINE if national else PhoneFault.EMPTY)
    if len(national) < SHORTEST:
        raise BadPhone(PhoneFault.TOO_SHORT, SHORTEST - len(national))
    if len(national) > LONGEST:
        raise BadPhone(PhoneFault.TOO_LONG, len(national) - LONGEST)
    return f"+62{national}"


def shown(phone: str) -> str:
    """The number as people write it: ``0812-3456-7890``."""
    local = f"0{phone.removeprefix('+62')}"
    return "-".join(filter(None, (local[:4], local[4:8], local[8:])))


def masked(phone: str) -> str:
    """Enough for its owner to know it again: ``0812-••••-7890``."""
    local = f"0{phone.removeprefix('+62')}"
    return f"{local[:4]}-••••-{local[-4:]}"


def masked_email(email: str) -> str:
    """Enough for its owner to know it again: ``s•••@gmail.com``."""
    name, _at, host = email.partition("@")
    return f"{name[:1]}•••@{host}"


def masked_contact(contact: str) -> str:
    """Either of the two."""
    return masked_email(contact) if "@" in contact else masked(contact)
