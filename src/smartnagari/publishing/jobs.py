"""What publishing does by itself: at their time drafts go live and content is taken down."""

from __future__ import annotations

from django.utils import timezone

from smartnagari.kernel.periodic import periodic
from smartnagari.kernel.tenancy import reading

from .actions.publishing import turn
from .queries.due import anything_due


def _due() -> bool:
    with reading():
        return anything_due(timezone.now())


@periodic("publishing.clock", every=1, wanted=_due)
def clock() -> None:
    """What is due goes live or is taken down."""
    turn()
