"""Which periodic jobs are due."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q
from django.utils import timezone

from smartnagari.kernel.periodic import PeriodicJob

from ..models import PeriodicRun


def due_jobs(jobs: Sequence[PeriodicJob]) -> list[PeriodicJob]:
    """The jobs of the tenant in force whose time has come and that nobody runs, in one look."""
    now = timezone.now()
    later = set(
        PeriodicRun.objects.filter(Q(next_at__gt=now) | Q(lease_until__gt=now)).values_list("key", flat=True)
    )
    return [job for job in jobs if job.key not in later]
