"""An event and a subscriber that exist in these tests alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from smartnagari.kernel.events import Event


@dataclass(frozen=True)
class LampLit(Event):
    """Something small that happens."""

    name: ClassVar[str] = "test.lamp_lit"

    lamp: str = ""


class Subscriber:
    """Keeps what it was given; fails as often as it is told to."""

    def __init__(self) -> None:
        self.seen: list[tuple[Event, str]] = []
        self.failures = 0
        self.also = lambda event, key: None

    def __call__(self, event: Event, key: str) -> None:
        self.seen.append((event, key))
        self.also(event, key)
        if self.failures:
            self.failures -= 1
            raise ConnectionError("the partner does not answer")
