"""Events and the ports through which they and the trail leave the kernel."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

import pytest

from smartnagari.kernel import events, periodic, tenancy, trail
from smartnagari.kernel.actor import Actor


@dataclass(frozen=True)
class LampLit(events.Event):
    name: ClassVar[str] = "test.lamp_lit"

    lamp: str = ""
    colour: str = "white"


@pytest.fixture
def registered(monkeypatch):
    """Registries of this test alone."""
    for registry in (events.event_types, events.subscriptions, periodic.jobs):
        monkeypatch.setattr(registry, "_plugins", {})


def test_event_is_registered_under_its_name(registered):
    assert events.event(LampLit) is LampLit

    assert events.event_types["test.lamp_lit"].cls is LampLit
    assert LampLit(lamp="a").payload() == {"lamp": "a", "colour": "white"}


def test_event_of_another_release_is_read(registered):
    events.event(LampLit)
    kind = events.event_types["test.lamp_lit"]

    assert kind.read({"lamp": "a", "not_known_yet": 1}) == LampLit(lamp="a")
    assert kind.read({"lamp": "a", "colour": "red"}) == LampLit(lamp="a", colour="red")


def test_subscriber_says_whether_it_leaves_the_database(registered):
    @events.subscribe("test.see", to=LampLit)
    def see(event, key): ...

    @events.subscribe("test.mail", to=LampLit, transactional=False)
    def mail(event, key): ...

    assert [(s.key, s.event, s.transactional, s.handle) for s in events.subscriptions] == [
        ("test.see", "test.lamp_lit", True, see),
        ("test.mail", "test.lamp_lit", False, mail),
    ]


def test_periodic_job_is_registered_and_wanted_by_itself(registered):
    @periodic.periodic("test.job", every=5)
    def job(): ...

    kept = periodic.jobs["test.job"]
    assert (kept.every, kept.run, kept.wanted()) == (5, job, True)


@pytest.mark.parametrize(
    ("module", "port", "act", "missing"),
    [
        (events, "_bus", lambda: events.publish(LampLit()), r"smartnagari\.spine"),
        (
            trail,
            "_trail",
            lambda: trail.record(Actor.anonymous(UUID(int=1)), "a", "b"),
            r"smartnagari\.audit",
        ),
        (tenancy, "_port", tenancy.tenants, r"smartnagari\.regions"),
    ],
)
def test_port_that_nobody_filled_says_which_app_is_missing(monkeypatch, module, port, act, missing):
    monkeypatch.setattr(module, port, None)

    with pytest.raises(RuntimeError, match=missing):
        act()
