"""Text without what no screen shows and XML does not allow."""

from __future__ import annotations

import re

_SOFT_BREAKS = re.compile(r"[\x0b\x0c]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")


def printable(text: str) -> str:
    """The text without control characters; breaks that word processors paste become spaces.

    Line ends and tabs stay. One such character in a title would otherwise break a whole feed.
    """
    return _CONTROLS.sub("", _SOFT_BREAKS.sub(" ", text))
