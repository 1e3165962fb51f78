"""The event bus of the kernel, kept in the outbox."""

from __future__ import annotations

from smartnagari.kernel.events import Event

from .actions.outbox import write


class SpineBus:
    """Writes events beside the business rows; the worker delivers them after the commit."""

    def publish(self, event: Event, *, subject: str) -> None:
        write(event=event, subject=subject)
