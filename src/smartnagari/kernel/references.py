"""Reference numbers as letters carry them: ``400.12/017/NG-SA/XI/2026`` from a pattern of tokens."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_TOKEN = re.compile(r"\{(?P<name>[a-z_]+)(?::(?P<width>\d+))?\}")


def tokens_of(pattern: str) -> frozenset[str]:
    """The names of the tokens that a pattern uses."""
    return frozenset(match["name"] for match in _TOKEN.finditer(pattern))


def reference(pattern: str, *, seq: int, on: date, words: Mapping[str, str] | None = None) -> str:
    """The number that this pattern gives for the ``seq``-th document, dated ``on``.

    Tokens: ``seq`` (``{seq:3}`` pads with zeros), ``year``, ``month``, ``roman_month`` and those of
    ``words``. An unknown token raises ``KeyError``: a pattern is checked when it is saved, not on paper.
    """
    values = {"year": f"{on.year:04d}", "month": f"{on.month:02d}", "roman_month": ROMAN[on.month - 1]}
    values |= dict(words or {})

    def fill(match: re.Match[str]) -> str:
        if match["name"] == "seq":
            return str(seq).zfill(int(match["width"] or 0))
        return values[match["name"]]

    return _TOKEN.sub(fill, pattern)
