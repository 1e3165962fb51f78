"""Notices to people are sent by the worker, as soon as they are ordered."""

from __future__ import annotations

from smartnagari.kernel.actor import Actor
from smartnagari.kernel.periodic import periodic
from smartnagari.kernel.tenancy import tenant_in_force

from .actions.incident_notices import send_ordered
from .queries.incidents import notices_ordered


def _somebody_waits() -> bool:
    return notices_ordered().exists()


@periodic("accounts.incident_notices", every=30, wanted=_somebody_waits)
def send_notices() -> None:
    """Write to everybody who waits for a notice that was ordered."""
    send_ordered(actor=Actor.system("accounts.incident_notices", tenant_in_force()))
