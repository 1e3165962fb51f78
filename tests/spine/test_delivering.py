"""Delivering: at least once, with the effect once; retries, leases, death and revival."""

import time
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from bound_role import the_owner
from smartnagari.kernel.events import publish
from smartnagari.spine.actions.delivering import deliver, deliver_due
from smartnagari.spine.actions.leases import LeaseLost, claim, finish, give_back, recover, renew
from smartnagari.spine.models import Delivery, NumberSeries, OutboxEvent
from smartnagari.spine.public import backlog, dead_deliveries, drain, revive
from smartnagari.spine.pulse import Pulse
from smartnagari.spine.queries.deliveries import waiting_deliveries
from smartnagari.spine.rules import MAX_ATTEMPTS
from spine.lamps import LampLit

SILENT = "The worker fell silent during this attempt."


def light(*lamps: str) -> None:
    with transaction.atomic():
        for lamp in lamps:
            publish(LampLit(lamp=lamp), subject=f"lamp/{lamp}")


def leave_the_lease_to_end() -> None:
    Delivery.objects.filter(state="running").update(lease_until=timezone.now() - timedelta(seconds=1))


def due_now() -> None:
    Delivery.objects.filter(state="ready").update(next_at=timezone.now())


def effect(event, key) -> None:
    NumberSeries.objects.create(key=key)


@pytest.mark.parametrize("transactional", [True, False])
def test_delivery_reaches_its_subscriber_once(tenant, listen, transactional):
    subscriber = listen(transactional=transactional)
    light("a")

    drain()
    drain()

    assert subscriber.seen == [(LampLit(lamp="a"), f"{Delivery.objects.get().event_id}:test.watcher")]
    assert Delivery.objects.get().state == "done"


def test_failed_delivery_waits_and_keeps_its_effect_key(tenant, listen):
    subscriber = listen()
    subscriber.failures = 1
    light("a")

    drain()
    failed = Delivery.objects.get()
    due_now()
    drain()

    assert (failed.state, failed.attempts) == ("ready", 1)
    assert failed.next_at > timezone.now()
    assert failed.last_error == "ConnectionError: the partner does not answer"
    assert len({key for _event, key in subscriber.seen}) == 1
    assert (Delivery.objects.get().state, Delivery.objects.get().attempts) == ("done", 2)


def test_effect_of_a_failed_transactional_handler_is_undone(tenant, listen):
    subscriber = listen()
    subscriber.also, subscriber.failures = effect, 2
    light("a")

    for _attempt in range(3):
        drain()
        due_now()

    assert len(subscriber.seen) == 3
    assert NumberSeries.objects.count() == 1


def test_one_bad_delivery_does_not_hold_up_the_others(tenant, listen):
    bad, good = listen("test.bad"), listen("test.good")
    bad.failures = 99
    light("a", "b")

    drain()

    assert sorted(event.lamp for event, _key in good.seen) == ["a", "b"]


def test_delivery_is_dead_after_its_last_attempt(tenant, listen):
    subscriber = listen()
    subscriber.failures = 99
    light("a")

    for _attempt in range(MAX_ATTEMPTS + 3):
        due_now()
        drain()

    [dead] = dead_deliveries()
    assert len(subscriber.seen) == MAX_ATTEMPTS
    assert (dead.subject, dead.subscription, dead.attempts) == ("lamp/a", "test.watcher", MAX_ATTEMPTS)
    assert "does not answer" in dead.last_error


def test_revived_delivery_is_tried_again(tenant, listen, actor):
    subscriber = listen()
    light("a", "b")
    Delivery.objects.update(state="dead", attempts=MAX_ATTEMPTS)
    first = Delivery.objects.order_by("pk").first().pk

    assert revive(actor=actor, ids=[first]) == 1
    drain()

    assert [event.lamp for event, _key in subscriber.seen] == ["a"]
    assert revive(actor=actor) == 1
    assert revive(actor=actor) == 0


def test_dead_deliveries_come_in_pages(tenant, listen):
    listen()
    light("a", "b", "c")
    Delivery.objects.update(state="dead")

    first = dead_deliveries(limit=2)
    rest = dead_deliveries(after=first[-1].id, limit=2)

    assert [row.subject for row in first + rest] == ["lamp/a", "lamp/b", "lamp/c"]


def test_claimed_delivery_is_not_claimed_again(tenant, listen):
    listen()
    light("a", "b", "c")

    first, second = claim(limit=2), claim(limit=9)

    assert (len(first), len(second)) == (2, 1)
    assert not {held.id for held in first} & {held.id for held in second}


def test_silent_workers_delivery_comes_back(tenant, listen):
    subscriber = listen()
    light("a")
    claim(limit=1)

    early = drain()
    leave_the_lease_to_end()
    assert recover() == 1
    due_now()
    drain()

    assert early == 0
    assert len(subscriber.seen) == 1
    assert Delivery.objects.get().attempts == 2


def test_delivery_that_kills_its_worker_each_time_ends_as_dead(tenant, listen):
    listen()
    light("a")

    for _attempt in range(MAX_ATTEMPTS):
        due_now()
        assert len(claim(limit=1)) == 1
        leave_the_lease_to_end()
        recover()

    assert [row.last_error for row in dead_deliveries()] == [SILENT]


@pytest.mark.parametrize("transactional", [True, False])
def test_worker_that_lost_its_lease_does_not_begin(tenant, listen, transactional):
    subscriber = listen(transactional=transactional)
    light("a")
    [held] = claim(limit=1)
    leave_the_lease_to_end()
    recover()

    assert deliver(held) is False

    assert subscriber.seen == []
    assert Delivery.objects.get().state == "ready"


def test_worker_that_lost_its_lease_does_not_touch_its_successors(tenant, listen):
    listen()
    light("a")
    [lost] = claim(limit=1)
    leave_the_lease_to_end()
    recover()
    due_now()
    [held] = claim(limit=1)

    assert renew(claim=lost) is False
    with pytest.raises(LeaseLost):
        finish(claim=lost)
    give_back(claim=lost, error="too late")

    assert (Delivery.objects.get().state, Delivery.objects.get().last_error) == ("running", SILENT)
    finish(claim=held)
    assert Delivery.objects.get().state == "done"


def test_what_is_due_later_does_not_leave_with_what_is_due_now(tenant, listen):
    subscriber = listen()
    light("now", "later")
    later = OutboxEvent.objects.get(subject="lamp/later")
    Delivery.objects.filter(event=later).update(next_at=timezone.now() + timedelta(hours=1))

    drain()

    assert [event.lamp for event, _key in subscriber.seen] == ["now"]


def test_heartbeat_moves_the_lease(tenant, listen):
    listen()
    light("a")
    [held] = claim(limit=1, lease=timedelta(seconds=1))

    kept = renew(claim=held, lease=timedelta(hours=1))
    finish(claim=held)

    assert kept is True
    assert renew(claim=held) is False


def test_pulse_beats_while_something_long_runs():
    beats = []

    with Pulse(lambda: beats.append(1) or True, lease=timedelta(milliseconds=30)):
        time.sleep(0.1)

    assert len(beats) >= 2


@pytest.mark.parametrize("end", [{"patience": timedelta(0)}, {"answer": False}])
def test_pulse_ends_with_patience_or_with_the_lease(end):
    beats = []
    answer = end.get("answer", True)

    with Pulse(
        lambda: beats.append(1) or answer,
        lease=timedelta(milliseconds=15),
        patience=end.get("patience", timedelta(minutes=1)),
    ):
        time.sleep(0.08)

    assert len(beats) <= 1


def test_worker_that_stops_puts_back_what_it_has_not_begun(tenant, listen):
    subscriber = listen()
    light("a", "b", "c")

    tried = deliver_due(stopping=lambda: len(subscriber.seen) == 1)

    assert (tried, len(subscriber.seen)) == (1, 1)
    assert sorted(Delivery.objects.values_list("state", "attempts")) == [
        ("done", 1),
        ("ready", 0),
        ("ready", 0),
    ]


def test_delivery_to_an_unknown_subscriber_waits_for_a_release_that_knows_it(tenant, listen):
    subscriber = listen()
    light("a")
    Delivery.objects.update(subscription="test.of_the_next_release")

    drain()

    assert subscriber.seen == []
    assert Delivery.objects.values_list("state", "attempts").get() == ("ready", 0)


def test_backlog_counts_what_waits(tenant, listen):
    listen()
    light("a", "b", "c", "d")
    claim(limit=1)
    Delivery.objects.filter(pk=Delivery.objects.filter(state="ready").earliest("pk").pk).update(state="dead")

    waits = backlog()

    assert (waits.ready, waits.running, waits.dead) == (2, 1, 1)
    assert waits.oldest <= timezone.now()


def test_handler_may_publish_in_turn(tenant, listen):
    subscriber = listen()
    subscriber.also = lambda event, key: event.lamp == "a" and publish(LampLit(lamp="b"))
    light("a")

    drain()

    assert [event.lamp for event, _key in subscriber.seen] == ["a", "b"]


def test_looking_for_work_reads_the_two_small_indexes(tenant):
    events = OutboxEvent.objects.bulk_create(OutboxEvent(kind="k", payload={}) for _n in range(2000))
    Delivery.objects.bulk_create(Delivery(event=event, subscription="s", state="done") for event in events)
    with the_owner(), connection.cursor() as cursor:
        cursor.execute("ANALYZE spine_delivery")

    plan = waiting_deliveries().explain()

    assert "delivery_ready" in plan
    assert "delivery_running" in plan
