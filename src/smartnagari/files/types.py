"""What a file can be, and why one is turned away."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class FileKind(StrEnum):
    """What is kept: pictures drawn anew, and documents cleaned of everything that acts."""

    IMAGE = "image"
    PDF = "pdf"


class Unfit(Exception):
    """A file that is not taken. ``reason`` is a fixed word that the edge turns into a sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Drawn:
    """One size of a picture as it will be served."""

    data: bytes
    width: int
    height: int


@dataclass(frozen=True)
class Prepared:
    """A file made safe: what will be written, and the smaller sizes of a picture."""

    kind: FileKind
    mime: str
    data: bytes
    width: int | None = None
    height: int | None = None
    pages: int | None = None
    variants: dict[str, Drawn] = field(default_factory=dict)
