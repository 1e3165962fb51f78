"""The worker process: every tenant, a graceful end, a database that goes away."""

import signal
import threading
import time
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from smartnagari.kernel.events import publish
from smartnagari.kernel.periodic import PeriodicJob, chores, jobs
from smartnagari.kernel.tenancy import current_tenant
from smartnagari.regions.public import tenant_scope
from smartnagari.spine.models import Delivery
from smartnagari.spine.worker import Worker
from spine.lamps import LampLit


def said(command: str, *args: str, **options) -> str:
    out = StringIO()
    call_command(command, *args, stdout=out, **options)
    return out.getvalue()


def test_worker_serves_every_tenant(tenant, other_tenant, listen):
    subscriber = listen()
    publish(LampLit(lamp="here"))
    with tenant_scope(other_tenant.pk):
        publish(LampLit(lamp="there"))

    said("worker", "--once")

    assert {event.lamp for event, _key in subscriber.seen} == {"here", "there"}


def test_worker_finishes_what_it_has_in_hand_when_told_to_stop(tenant, listen):
    subscriber = listen()
    subscriber.also = lambda event, key: signal.raise_signal(signal.SIGTERM)
    before = signal.getsignal(signal.SIGTERM)
    publish(LampLit(lamp="a"))
    publish(LampLit(lamp="b"))

    call_command("worker")

    assert [event.lamp for event, _key in subscriber.seen] == ["a"]
    assert sorted(Delivery.objects.values_list("state", flat=True)) == ["done", "ready"]
    assert signal.getsignal(signal.SIGTERM) == before


def test_worker_waits_for_a_database_that_goes_away(tenant, monkeypatch):
    worker = Worker(poll=0.01)
    rounds = []

    def away_once():
        rounds.append(1)
        if len(rounds) == 1:
            raise OperationalError("the server closed the connection")
        worker.stop()
        return 0

    monkeypatch.setattr(worker, "round", away_once)
    monkeypatch.setattr("smartnagari.spine.worker.connections.close_all", lambda: None)
    monkeypatch.setattr(chores, "_plugins", {})  # their thread would keep a connection that nobody closes
    worker.run()

    assert len(rounds) == 2


def test_mistake_in_one_tenants_job_does_not_stop_the_others(tenant, other_tenant, listen, monkeypatch):
    def wanted():
        if current_tenant() == tenant.pk:
            raise ValueError("a broken setting")
        return False

    job = PeriodicJob(key="test.broken", every=60, run=lambda: None, wanted=wanted)
    monkeypatch.setitem(jobs._plugins, job.key, job)
    subscriber = listen()
    with tenant_scope(other_tenant.pk):
        publish(LampLit(lamp="there"))

    said("worker", "--once")

    assert [event.lamp for event, _key in subscriber.seen] == ["there"]


def test_worker_that_waits_leaves_when_it_is_stopped(tenant):
    worker = Worker(poll=30)
    threading.Timer(0.1, worker.stop).start()
    began = time.monotonic()

    worker.run()

    assert time.monotonic() - began < 5


def test_deliveries_counts_lists_and_revives(tenant, listen):
    listen()
    publish(LampLit(lamp="a"), subject="lamp/a")
    waiting = said("deliveries")
    Delivery.objects.update(state="dead", attempts=10, last_error="ConnectionError: no answer")
    dead = said("deliveries", "--dead", "--tenant", "13.05")
    revived = said("deliveries", "--revive")

    assert waiting.startswith("13.05: 1 ready, 0 running, 0 dead, oldest due ")
    assert "test.lamp_lit lamp/a to test.watcher after 10 attempts: ConnectionError: no answer" in dead
    assert revived == "13.05: 1 revived\n"
    assert Delivery.objects.get().state == "ready"


def test_deliveries_of_an_unknown_tenant_are_refused(tenant):
    with pytest.raises(CommandError, match=r"No tenant has the code 99\.99; known: 13\.05"):
        call_command("deliveries", "--tenant", "99.99")
