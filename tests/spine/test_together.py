"""Many at the same moment, on a database that several connections see."""

import os
import signal
from datetime import timedelta

import pytest
from django.db import connections, transaction
from django.utils import timezone

from smartnagari.kernel.events import publish
from smartnagari.kernel.periodic import PeriodicJob
from smartnagari.spine.actions.delivering import deliver
from smartnagari.spine.actions.leases import claim, recover
from smartnagari.spine.actions.periodic import run_job
from smartnagari.spine.models import Delivery, IdempotencyKey, NumberSeries
from smartnagari.spine.public import (
    drain,
    number_register,
    once,
    reserve_number,
    unaccounted_numbers,
)
from spine.lamps import LampLit
from support.concurrency import at_once

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 20


class Aborted(Exception):
    """A counter clerk whose transaction fails."""


def take_numbers(person: int) -> None:
    for turn in range(3):
        try:
            with transaction.atomic():
                reserve_number(series="letters", subject=f"{person}/{turn}")
                if (person + turn) % 3 == 0:
                    raise Aborted
        except Aborted:
            continue


def test_numbers_stand_one_to_n_under_twenty_at_once(shared_database, tenant):
    outcomes = at_once(PEOPLE, take_numbers, tenant=tenant.pk)

    numbers = [line.number for line in number_register("letters")]
    assert outcomes == [None] * PEOPLE
    assert numbers == list(range(1, PEOPLE * 2 + 1))
    assert unaccounted_numbers("letters") == []


def test_one_subject_gets_one_number_from_twenty_at_once(shared_database, tenant):
    given_out = at_once(PEOPLE, lambda _n: reserve_number(series="letters", subject="x"), tenant=tenant.pk)

    assert given_out == [1] * PEOPLE


def test_double_tap_runs_once(shared_database, tenant):
    def work() -> str:
        return NumberSeries.objects.create(key=f"ran {NumberSeries.objects.count()}").key

    def tap(_person: int) -> str:
        return once(scope="apply", key="tap", fingerprint="f", work=work)

    outcomes = at_once(8, tap, tenant=tenant.pk)

    assert outcomes == ["ran 0"] * 8
    assert (NumberSeries.objects.count(), IdempotencyKey.objects.count()) == (1, 1)


def test_many_workers_deliver_each_event_once(shared_database, tenant, listen):
    subscriber = listen()
    subscriber.also = lambda event, key: NumberSeries.objects.create(key=key)
    with transaction.atomic():
        for number in range(40):
            publish(LampLit(lamp=str(number)))

    outcomes = at_once(4, lambda _n: drain(), tenant=tenant.pk)

    assert sum(outcomes) == 40
    assert NumberSeries.objects.count() == 40
    assert set(Delivery.objects.values_list("state", flat=True)) == {"done"}


def test_periodic_job_runs_once_among_many_workers(shared_database, tenant):
    ran = []
    job = PeriodicJob(key="test.once", every=60, run=lambda: ran.append(1))

    outcomes = at_once(8, lambda _n: run_job(job), tenant=tenant.pk)

    assert sorted(outcomes) == [False] * 7 + [True]
    assert ran == [1]


def test_effect_is_there_once_though_the_worker_was_killed_in_the_middle(shared_database, tenant, listen):
    subscriber = listen()
    with transaction.atomic():
        publish(LampLit(lamp="a"))

    def effect_then_death(event, key):
        NumberSeries.objects.create(key=key)
        os.kill(os.getpid(), signal.SIGKILL)

    def effect(event, key):
        NumberSeries.objects.create(key=key)

    subscriber.also = effect_then_death
    status = in_a_process_of_its_own(lambda: deliver(claim(limit=1)[0]))
    left = Delivery.objects.get().state, NumberSeries.objects.count()
    subscriber.also = effect
    Delivery.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    recover()
    Delivery.objects.update(next_at=timezone.now())
    drain()

    assert os.WTERMSIG(status) == signal.SIGKILL
    assert left == ("running", 0)
    assert NumberSeries.objects.count() == 1


def in_a_process_of_its_own(act) -> int:
    """How the child that did this ended; its connections are its own."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        act()
        os._exit(0)
    return os.waitpid(child, 0)[1]
