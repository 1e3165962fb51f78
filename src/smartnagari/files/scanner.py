"""The virus scanner: clamd's INSTREAM over a socket, when one is configured.

The protocol is small (``zINSTREAM``, pieces with their length, a zero, one line back): no library is needed.
"""

from __future__ import annotations

import socket
import struct
from enum import StrEnum
from urllib.parse import urlsplit

from django.conf import settings

from .storage import refuse_inside_transaction

SECONDS = 20
PIECE = 64 * 1024


class Verdict(StrEnum):
    """What the scanner says, or that it says nothing."""

    CLEAN = "clean"
    INFECTED = "infected"
    SILENT = "silent"
    NONE = "none"


def scan(data: bytes) -> Verdict:
    """``NONE`` when no scanner is configured, ``SILENT`` when it does not answer."""
    if not settings.CLAMD_URL:
        return Verdict.NONE
    refuse_inside_transaction()
    try:
        answer = _asked(data)
    except OSError:
        return Verdict.SILENT
    if answer.endswith(b"OK"):
        return Verdict.CLEAN
    return Verdict.INFECTED if answer.endswith(b"FOUND") else Verdict.SILENT


def _asked(data: bytes) -> bytes:
    with _connected() as line:
        line.settimeout(SECONDS)
        line.sendall(b"zINSTREAM\0")
        for start in range(0, len(data), PIECE):
            piece = data[start : start + PIECE]
            line.sendall(struct.pack("!L", len(piece)) + piece)
        line.sendall(struct.pack("!L", 0))
        answer = b""
        while not answer.endswith(b"\0") and (more := line.recv(4096)):
            answer += more
    return answer.strip(b"\0 \n")


def _connected() -> socket.socket:
    parts = urlsplit(settings.CLAMD_URL)
    if parts.scheme == "unix":
        return _at_path(parts.path)
    return socket.create_connection((parts.hostname or "127.0.0.1", parts.port or 3310), timeout=SECONDS)


def _at_path(path: str) -> socket.socket:
    line = socket.socket(socket.AF_UNIX)
    line.settimeout(SECONDS)
    try:
        line.connect(path)
    except OSError:
        line.close()
        raise
    return line
