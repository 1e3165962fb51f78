"""How much of this waits for an officer: counted on the first page of the desk."""

from __future__ import annotations

from smartnagari.kernel.actor import Actor
from smartnagari.regions.public import within_reach

from ..models import Revision
from ..states import EDIT, RevisionState


def sent_back(actor: Actor) -> int:
    """Content that was sent back to where this actor writes."""
    rows = Revision.objects.filter(within_reach(actor, EDIT, "area__code"), state=RevisionState.REFUSED)
    return rows.count()
