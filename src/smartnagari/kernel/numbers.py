"""Numbers as people here write them: 1.234,56."""

from __future__ import annotations

import re
from decimal import Decimal

_INDONESIAN = re.compile(r"[+-]?([1-9]\d{0,2}(\.\d{3})+|\d+)(,\d+)?")
_PLAIN = re.compile(r"[+-]?\d+\.\d{1,2}")


class NotANumber(ValueError):
    """What was typed cannot be read as a number."""


def read_number(typed: str) -> Decimal:
    """The number that somebody typed: ``1.234,56``, ``1234,56``, ``Rp 1.234``, and ``12.5`` for 12,5.

    A full stop before exactly three digits parts thousands, unless a zero stands before it: ``0.250`` may be
    a quarter, so it is not read. Anything else raises :class:`NotANumber` rather
    than being guessed at.
    """
    text = re.sub(r"^\s*rp\.?\s*", "", typed.strip(), flags=re.IGNORECASE).replace("\N{NO-BREAK SPACE}", "")
    text = text.replace(" ", "").removesuffix(",-")
    if _INDONESIAN.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    raise NotANumber(typed)


def read_whole(typed: str) -> int:
    """The same for something that is counted; a fraction other than zero raises :class:`NotANumber`."""
    number = read_number(typed)
    if number != number.to_integral_value():
        raise NotANumber(typed)
    return int(number)


def show_number(number: Decimal | int, places: int | None = None) -> str:
    """The number as it is written here; without ``places`` as many decimals as it has, none that are zero."""
    text = f"{Decimal(number).normalize():,f}" if places is None else f"{Decimal(number):,.{places}f}"
    return text.translate(str.maketrans(",.", ".,"))
