"""The icons: only those that icons.txt names, collected from Phosphor by ``npm run icons``."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path


@cache
def icons() -> dict[str, str]:
    """The path of each icon, drawn in a box of 256."""
    text = Path(__file__).with_name("icons.json").read_text(encoding="utf-8")
    found: dict[str, str] = json.loads(text)
    return found


def icon_path(name: str) -> str:
    """The path of this icon; an unknown name raises ``KeyError`` and says where icons are listed."""
    try:
        return icons()[name]
    except KeyError:
        raise KeyError(f"No icon {name!r}: add it to ui/frontend/icons.txt and run: npm run icons") from None
