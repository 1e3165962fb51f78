"""Periodic jobs: once per tenant and interval."""

from datetime import timedelta

import pytest
from django.utils import timezone

from smartnagari.kernel.periodic import PeriodicJob, jobs
from smartnagari.regions.public import tenant_scope
from smartnagari.spine.actions.periodic import run_due_jobs, run_job
from smartnagari.spine.models import PeriodicRun


class Job:
    """Counts its runs; fails when told to, and is wanted or not."""

    def __init__(self, every: float = 60) -> None:
        self.runs, self.fails, self.wanted = 0, False, True
        self.during = lambda: None
        self.plugin = PeriodicJob(key="test.job", every=every, run=self.run, wanted=lambda: self.wanted)

    def run(self) -> None:
        self.runs += 1
        self.during()
        if self.fails:
            raise ValueError("the ledger is closed")


@pytest.fixture
def only(monkeypatch):
    """This job is the only one registered."""
    job = Job()
    monkeypatch.setattr(jobs, "_plugins", {job.plugin.key: job.plugin})
    return job


def test_job_runs_once_an_interval(tenant, only):
    ran = [run_due_jobs(), run_due_jobs()]
    PeriodicRun.objects.update(next_at=timezone.now())
    ran.append(run_due_jobs())

    assert ran == [1, 0, 1]
    assert only.runs == 2


def test_next_run_counts_from_the_beginning_of_this_one(tenant, only):
    run_due_jobs()

    row = PeriodicRun.objects.get()
    assert row.next_at - row.started_at == timedelta(seconds=60)
    assert (row.holder, row.lease_until, row.failures) == ("", None, 0)


def test_each_tenant_has_its_own_run(tenant, other_tenant, only):
    run_due_jobs()
    with tenant_scope(other_tenant.pk):
        run_due_jobs()

    assert only.runs == 2


def test_job_that_nobody_wants_is_not_begun(tenant, only):
    only.wanted = False

    assert run_due_jobs() == 0
    assert not PeriodicRun.objects.exists()


def test_job_runs_at_one_worker_at_a_time(tenant, only):
    seen = []
    only.during = lambda: seen.append((run_due_jobs(), run_job(only.plugin)))

    run_due_jobs()

    assert seen == [(0, False)]
    assert only.runs == 1


def test_failed_job_tries_again_sooner_and_says_why(tenant, only):
    only.fails = True

    run_due_jobs()

    row = PeriodicRun.objects.get()
    assert (row.failures, row.last_error) == (1, "ValueError: the ledger is closed")
    assert row.next_at - row.started_at == timedelta(seconds=2)


def test_job_whose_worker_died_comes_back(tenant, only):
    PeriodicRun.objects.create(
        key="test.job", holder="somebody", lease_until=timezone.now() - timedelta(seconds=1)
    )

    assert run_due_jobs() == 1
