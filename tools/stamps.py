"""Remembering that something was built from these very sources."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def digest(files: Iterable[Path], *words: str) -> str:
    """One hash over the names and contents of these files (those that exist) and these words."""
    total = hashlib.sha256(repr(words).encode())
    for file in sorted(files):
        if file.is_file():
            total.update(f"\0{file}\0".encode())
            total.update(file.read_bytes())
    return total.hexdigest()


def is_fresh(stamp: Path, value: str) -> bool:
    """Whether this stamp was made from the same sources."""
    return stamp.is_file() and stamp.read_text() == value


def make_fresh(stamp: Path, value: str) -> None:
    """Remember these sources."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(value)
