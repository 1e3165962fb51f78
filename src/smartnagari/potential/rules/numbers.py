"""Numbers as people in Indonesia type and read them: 1.250,5 is more than a thousand."""

from __future__ import annotations

import re
from decimal import Decimal

MOST = Decimal("999999999999")
_GROUPED = re.compile(r"^[1-9]\d{0,2}(\.\d{3})+(,\d+)?$")
_ENGLISH = re.compile(r"^[1-9]\d{0,2}(,\d{3})+$")
_PLAIN = re.compile(r"^\d+([.,]\d+)?$")


class BadNumber(ValueError):
    """No number, or not clear which one; ``code`` is ``letters``, ``doubtful``, ``negative`` or ``large``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_number(text: str) -> Decimal:
    """The number that was meant; raises ``BadNumber`` rather than guess.

    ``1.250`` is one thousand two hundred and fifty (a dot parts thousands), ``12.5`` and ``12,5`` are twelve
    and a half, ``1.250,5`` has both, ``0.250`` is a quarter. ``1,250`` is doubtful: an English thousand or an
    Indonesian fraction.
    """
    plain = re.sub(r"[\s\u00a0]|^rp\.?", "", text.strip(), flags=re.IGNORECASE)
    if plain.startswith(("-", "−")):
        raise BadNumber("negative")
    number = _decimal(plain)
    if number > MOST:
        raise BadNumber("large")
    return number


def _decimal(plain: str) -> Decimal:
    if not plain.isascii():
        raise BadNumber("letters")
    if _GROUPED.match(plain):
        return Decimal(plain.replace(".", "").replace(",", "."))
    if _ENGLISH.match(plain):
        raise BadNumber("doubtful")
    if not _PLAIN.match(plain):
        raise BadNumber("letters")
    return Decimal(plain.replace(",", "."))


def write_number(number: Decimal | int, *, most_places: int = 3, language: str = "id") -> str:
    """The number for people: thousands parted, no zeros at the end, at most so many places."""
    rounded = round(Decimal(number), most_places)
    text = f"{rounded:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if language == "id":
        text = text.replace(",", "\0").replace(".", ",").replace("\0", ".")
    return text or "0"


def typed_number(number: Decimal | int | None) -> str:
    """The number as a form shows it again: without thousands, with a comma, or nothing.

    Three digits after the comma get a zero behind them, so that they are not taken for thousands.
    """
    if number is None:
        return ""
    whole, _dot, fraction = f"{Decimal(number):f}".partition(".")
    fraction = fraction.rstrip("0")
    return f"{whole},{fraction}{'0' if len(fraction) == 3 else ''}" if fraction else whole
