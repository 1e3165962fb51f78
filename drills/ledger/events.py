"""What the ledger announces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from smartnagari.kernel.events import Event, event


@event
@dataclass(frozen=True)
class LetterWritten(Event):
    """A letter got its number."""

    name: ClassVar[str] = "drill.letter_written"
    reference: str
    number: int
