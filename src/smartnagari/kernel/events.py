"""Event types and who listens: a lower app tells higher ones without knowing them.

An action publishes inside its transaction; ``spine`` writes the event and one delivery per subscriber
beside the business rows, and the worker delivers after commit, at least once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from typing import Any, ClassVar, Protocol, TypeVar

from .registry import Registry


@dataclass(frozen=True)
class Event:
    """Something that happened, in the past tense, with plain JSON values only.

    ``name`` is stored in rows and never renamed. Personal data stay out: an event carries references.
    """

    name: ClassVar[str] = ""

    def payload(self) -> dict[str, Any]:
        """The values as JSON can hold them."""
        return asdict(self)


E = TypeVar("E", bound=Event)


@dataclass(frozen=True)
class EventType:
    """An event class under its stored name."""

    key: str
    cls: type[Event]

    def read(self, payload: dict[str, Any]) -> Event:
        """The event of this payload; fields it does not know (from a newer release) are left out."""
        known = {f.name for f in fields(self.cls)}
        return self.cls(**{name: value for name, value in payload.items() if name in known})


@dataclass(frozen=True)
class Subscription:
    """A handler under its stored name, for one type of event.

    ``handle`` gets the event and a key that is the same at each attempt: the effect's idempotency key.
    A transactional handler runs in the transaction that also marks the delivery done, so its effect is
    there once. One that talks to the outside (mail, a partner) is not transactional: it opens its own
    short transactions and hands the key on.
    """

    key: str
    event: str
    handle: Callable[[Event, str], None]
    transactional: bool = True


event_types: Registry[EventType] = Registry("event type")
subscriptions: Registry[Subscription] = Registry("subscription")


def event(cls: type[E]) -> type[E]:
    """Class decorator: register an event type under its ``name``."""
    event_types.register(EventType(key=cls.name, cls=cls))
    return cls


Handler = Callable[[Any, str], None]


def subscribe(key: str, to: type[Event], *, transactional: bool = True) -> Callable[[Handler], Handler]:
    """Decorator: register a handler ``(event, effect_key)`` under a stable key such as ``desk.case_opened``.

    Pass ``transactional=False`` when the handler uses network or files.
    """

    def register(handle: Handler) -> Handler:
        subscriptions.register(
            Subscription(key=key, event=to.name, handle=handle, transactional=transactional)
        )
        return handle

    return register


class Bus(Protocol):
    """What carries events; ``spine`` puts itself here."""

    def publish(self, event: Event, *, subject: str) -> None: ...


_bus: Bus | None = None


def connect_bus(bus: Bus) -> None:
    """Called once by ``spine`` in ``ready()``."""
    global _bus  # noqa: PLW0603 - the one port of this module, filled at start-up
    _bus = bus


def publish(event: Event, *, subject: str = "") -> None:
    """Write this event beside the business rows of the transaction that is open now."""
    if _bus is None:
        raise RuntimeError("No event bus is connected; is smartnagari.spine installed?")
    _bus.publish(event, subject=subject)
