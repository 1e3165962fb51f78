"""The rule of a view: which level of assurance and which permission it asks for. Default is deny.

A view without a door is refused by the middleware and fails the test that lists every address.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from .actor import Level

V = TypeVar("V", bound=Callable[..., Any])


@dataclass(frozen=True)
class Door:
    """What a view asks of who comes in. ``permission`` holds somewhere; the gate in the view says where."""

    level: Level
    permission: str = ""
    why: str = ""

    @property
    def anonymous(self) -> bool:
        return self.level is Level.L0 and not self.permission


def door(level: Level, *, permission: str = "", why: str = "") -> Callable[[V], V]:
    """Decorator: declare the rule of a view. Put it outermost."""

    def declare(view: V) -> V:
        view.door = Door(level=level, permission=permission, why=why)  # type: ignore[attr-defined]
        return view

    return declare


def open_door(view: V) -> V:
    """Decorator: anybody may look, signed in or not."""
    return door(Level.L0)(view)
