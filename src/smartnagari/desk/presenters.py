"""Work items as the queue shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from .models import WorkItem
from .states import ItemState
from .types import item_kinds


def item_rows(
    items: Iterable[WorkItem], *, names: Mapping[str, str], me: str, now: datetime
) -> list[dict[str, Any]]:
    """Each item with its kind's words, its shape, and who has taken it up."""
    return [
        {
            "item": item,
            "kind": next((kind for kind in item_kinds if kind.key == item.kind), None),
            "late": item.due_at is not None and item.due_at < now,
            "wajik": "working" if item.state == ItemState.CLAIMED else "sent",
            "mine": item.held_by == me,
            "by": names.get(item.held_by, ""),
        }
        for item in items
    ]
