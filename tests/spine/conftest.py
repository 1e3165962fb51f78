"""Events and subscribers that exist in these tests alone."""

from __future__ import annotations

import pytest

from smartnagari.kernel.actor import Actor
from smartnagari.kernel.events import EventType, Subscription, event_types, subscriptions
from spine.lamps import LampLit, Subscriber
from support.concurrency import shared_database  # noqa: F401 - a fixture


@pytest.fixture(autouse=True)
def lamp_event():
    event_types.register(EventType(key=LampLit.name, cls=LampLit))
    yield LampLit
    event_types.unregister(LampLit.name)


@pytest.fixture
def listen():
    """Subscribe to the lamps under a key; gone after the test."""
    keys = []

    def register(key: str = "test.watcher", *, transactional: bool = True) -> Subscriber:
        subscriber = Subscriber()
        subscriptions.register(
            Subscription(key=key, event=LampLit.name, handle=subscriber, transactional=transactional)
        )
        keys.append(key)
        return subscriber

    yield register
    for key in keys:
        subscriptions.unregister(key)


@pytest.fixture
def actor(tenant) -> Actor:
    return Actor.system("test", tenant.pk)
