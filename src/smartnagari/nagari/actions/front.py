"""Keeping the first page's row true."""

from __future__ import annotations

from django.db import transaction

from smartnagari.kernel import freshness
from smartnagari.regions.public import Area

from ..models import Front
from ..queries.front import built_front

LEAGUE = "nagari.completeness"
"""Names the list of nagari by how complete their sites are."""


@transaction.atomic
def rebuild_front(area: Area) -> bool:
    """Make the row of this nagari say what the tables say; whether it said otherwise before.

    Called in the transaction of each change to what the first page shows, and by ``rebuild_fronts``.
    """
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
