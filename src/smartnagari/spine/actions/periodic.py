"""Running periodic jobs: each once per tenant and interval, whichever worker comes first."""

from __future__ import annotations

import logging
import uuid
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from smartnagari.kernel.periodic import PeriodicJob, jobs
from smartnagari.kernel.tenancy import reading

from ..models import PeriodicRun
from ..pulse import Pulse
from ..queries.periodic import due_jobs
from ..rules import LEASE, in_short, retry_delay

log = logging.getLogger(__name__)


def run_due_jobs(*, lease: timedelta = LEASE) -> int:
    """Run the jobs of the tenant in force whose time has come; how many ran."""
    with reading():
        due = [job for job in due_jobs(list(jobs)) if job.wanted()]
    return sum(run_job(job, lease=lease) for job in due)


def run_job(job: PeriodicJob, *, lease: timedelta = LEASE) -> bool:
    """Run one job if no other worker has taken it meanwhile."""
    holder = _take(job, lease)
    if holder is None:
        return False
    error = ""
    with Pulse(lambda: _keep(job, holder, lease), lease=lease):
        try:
            job.run()
        except Exception as caught:
            log.exception("periodic job failed", extra={"job": job.key})
            error = in_short(caught)
    _put_back(job, holder, error)
    return True


@transaction.atomic
def _take(job: PeriodicJob, lease: timedelta) -> str | None:
    PeriodicRun.objects.get_or_create(key=job.key)
    row = PeriodicRun.objects.select_for_update(of=("self",)).get(key=job.key)
    now = timezone.now()
    if row.next_at > now or (row.lease_until and row.lease_until > now):
        return None
    row.holder, row.lease_until, row.started_at = uuid.uuid4().hex, now + lease, now
    row.save(update_fields=["holder", "lease_until", "started_at"])
    return row.holder


@transaction.atomic
def _keep(job: PeriodicJob, holder: str, lease: timedelta) -> bool:
    held = PeriodicRun.objects.filter(key=job.key, holder=holder)
    return bool(held.update(lease_until=timezone.now() + lease))


@transaction.atomic
def _put_back(job: PeriodicJob, holder: str, error: str) -> None:
    row = PeriodicRun.objects.select_for_update(of=("self",)).filter(key=job.key, holder=holder).first()
    if row is None:
        return
    row.finished_at, row.lease_until, row.holder = timezone.now(), None, ""
    row.last_error, row.failures = error, row.failures + 1 if error else 0
    wait = timedelta(seconds=job.every)
    if error:
        wait = min(wait, retry_delay(row.failures))
    row.next_at = row.started_at + wait
    row.save()
