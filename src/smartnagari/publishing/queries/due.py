"""What the clock has to do: one cheap look at two small indexes."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from ..models import Revision
from ..states import RevisionState


def going_live(moment: datetime) -> QuerySet[Revision]:
    """Scheduled revisions whose time has come, the earliest first."""
    rows = Revision.objects.filter(state=RevisionState.SCHEDULED, live_at__lte=moment)
    return rows.order_by("live_at", "pk")


def running_out(moment: datetime) -> QuerySet[Revision]:
    """Published revisions whose time is over."""
    rows = Revision.objects.filter(state=RevisionState.PUBLISHED, live_until__lte=moment)
    return rows.order_by("live_until", "pk")


def anything_due(moment: datetime) -> bool:
    """Whether the clock has anything to do."""
    return going_live(moment).exists() or running_out(moment).exists()
