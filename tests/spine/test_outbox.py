"""Publishing: the event stands with its change or not at all."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from smartnagari.kernel.events import publish
from smartnagari.regions.public import tenant_scope
from smartnagari.spine.models import Delivery, OutboxEvent
from smartnagari.spine.public import drain, schedule
from spine.lamps import LampLit


def test_publish_writes_the_event_and_a_delivery_for_each_subscriber(tenant, listen):
    listen("test.one")
    listen("test.two")

    publish(LampLit(lamp="a"), subject="lamp/a")

    written = OutboxEvent.objects.get()
    assert (written.kind, written.payload, written.subject) == ("test.lamp_lit", {"lamp": "a"}, "lamp/a")
    assert written.tenant_id == tenant.pk
    assert set(Delivery.objects.values_list("subscription", "state")) == {
        ("test.one", "ready"),
        ("test.two", "ready"),
    }


@pytest.mark.django_db(transaction=True)
def test_publish_outside_a_transaction_is_refused(tenant):
    with pytest.raises(RuntimeError, match="outside a transaction"):
        publish(LampLit())

    assert not OutboxEvent.objects.exists()


def test_publish_outside_a_tenant_is_refused(db):
    with pytest.raises(RuntimeError, match="No tenant is in force"):
        publish(LampLit())


def test_publish_of_an_unknown_event_is_refused(tenant, lamp_event):
    class Unregistered(lamp_event):
        name = "test.never_registered"

    with pytest.raises(KeyError, match="never_registered"):
        publish(Unregistered())


def test_event_goes_with_its_transaction(tenant, listen):
    listen()

    with suppress(ZeroDivisionError), transaction.atomic():
        publish(LampLit())
        raise ZeroDivisionError

    assert (OutboxEvent.objects.count(), Delivery.objects.count()) == (0, 0)


def test_scheduled_event_waits_for_its_moment(tenant, listen):
    reminder = listen()
    schedule(LampLit(lamp="later"), at=timezone.now() + timedelta(hours=1))

    before = drain()
    Delivery.objects.update(next_at=timezone.now())
    drain()

    assert before == 0
    assert [event.lamp for event, _key in reminder.seen] == ["later"]


def test_event_of_one_tenant_is_not_delivered_in_another(tenant, other_tenant, listen):
    subscriber = listen()
    publish(LampLit(lamp="ours"))

    with tenant_scope(other_tenant.pk):
        there = drain()
    here = drain()

    assert (there, here) == (0, 1)
    assert len(subscriber.seen) == 1
