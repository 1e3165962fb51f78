"""What other apps say of a piece of work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from smartnagari.kernel.registry import Registry


@dataclass(frozen=True)
class ItemKind:
    """A kind of work: its word, and where the work on a subject is done."""

    key: str
    label: Any
    icon: str
    url: Callable[[str], str]


item_kinds: Registry[ItemKind] = Registry("kind of work item")
