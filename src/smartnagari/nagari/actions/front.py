"""Keeping the first page's row true."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction

from smartnagari.kernel import freshness
from smartnagari.regions.public import Area

from ..models import Front
from ..queries.front import built_front

LEAGUE = "nagari.completeness"
"""Names the list of nagari by how complete their sites are."""
_waiting: ContextVar[dict[Any, Area] | None] = ContextVar("nagari_fronts_waiting", default=None)


@contextmanager
def fronts_at_the_end() -> Iterator[None]:
    """Rebuild each first page once, at the end of what is done inside, instead of with every change.

    One transaction: either all changes and their first pages stand, or none.
    """
    waiting: dict[Any, Area] = {}
    with transaction.atomic():
        mark = _waiting.set(waiting)
        try:
            yield
        finally:
            _waiting.reset(mark)
        for area in waiting.values():
            rebuild_front(area)


@transaction.atomic
def rebuild_front(area: Area) -> bool:
    """Make the row of this nagari say what the tables say; whether it said otherwise before.

    Called in the transaction of each change to what the first page shows, and by ``rebuild_fronts``. Inside
    ``fronts_at_the_end`` it waits, and says that nothing differed.
    """
    waiting = _waiting.get()
    if waiting is not None:
        waiting[area.pk] = area
        return False
    built = built_front(area)
    Front.objects.get_or_create(tenant_id=area.tenant_id, area=area)
    row = Front.objects.select_for_update(of=("self",)).get(area=area)
    differs = any(getattr(row, column) != value for column, value in built.items())
    if differs:
        scored = row.completeness
        for column, value in built.items():
            setattr(row, column, value)
        row.save(update_fields=[*built, "updated_at"])
        freshness.changed(*([LEAGUE] if scored != row.completeness else []), area_tag(area))
    return differs


def area_tag(area: Area) -> str:
    """How pages name everything that a nagari's site shows."""
    return f"area:{area.pk}"
