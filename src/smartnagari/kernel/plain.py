"""Text without what no screen shows, XML does not allow, or a spreadsheet would run."""

from __future__ import annotations

import re

_SOFT_BREAKS = re.compile(r"[\x0b\x0c]")
_FORMULA = re.compile(r" *[=+@\t\r\n-].", re.DOTALL)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")


def printable(text: str) -> str:
    """The text without control characters; breaks that word processors paste become spaces.

    Line ends and tabs stay. One such character in a title would otherwise break a whole feed.
    """
    return _CONTROLS.sub("", _SOFT_BREAKS.sub(" ", text))


def harmless(cell: object) -> str:
    """The text of a cell so that no spreadsheet takes it for a formula; a lone sign is none."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if _FORMULA.match(text) else text
