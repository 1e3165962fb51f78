"""What a page tells search engines (JSON-LD), as data."""

from __future__ import annotations

import json
import re
from typing import Any

_BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def facts_on(page: str) -> list[dict[str, Any]]:
    """Every thing that the page describes, graphs taken apart; fails where a block is no JSON."""
    found = [json.loads(block) for block in _BLOCK.findall(page)]
    assert [block.pop("@context") for block in found] == ["https://schema.org"] * len(found)
    return [thing for block in found for thing in block.get("@graph", [block])]


def fact_on(page: str, kind: str) -> dict[str, Any]:
    """The one thing of this type on the page."""
    [found] = [thing for thing in facts_on(page) if thing["@type"] == kind]
    return found
