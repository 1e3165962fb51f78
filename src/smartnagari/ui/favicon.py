"""The mark for browsers that ask for ``/favicon.ico`` whatever the page says."""

from __future__ import annotations

import struct
from functools import lru_cache
from pathlib import Path

PICTURE = Path(__file__).resolve().parent / "static/ui/icon-32.png"
SIDE = 32


@lru_cache(maxsize=1)
def favicon() -> bytes:
    """An icon file of one picture: the header that the format asks for, then the PNG as it is."""
    picture = PICTURE.read_bytes()
    head = struct.pack("<HHH", 0, 1, 1)
    entry = struct.pack("<BBBBHHII", SIDE, SIDE, 0, 0, 1, 32, len(picture), len(head) + 16)
    return head + entry + picture
