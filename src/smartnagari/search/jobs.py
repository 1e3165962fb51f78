"""What search does by itself: hold the projection against what it shows, and forget old words."""

from __future__ import annotations

from django.utils import timezone

from smartnagari.kernel.periodic import Chore, chores, periodic

from .actions.following import follow_reference
from .actions.misses import forget_old_misses
from .actions.rebuilding import renew_tenant

DAY = 24 * 3600
LOOK = 10.0
"""Seconds between two looks: the names of the nation take half an hour and nobody notices."""


@periodic("search.renew", every=DAY)
def renew() -> None:
    """What changes by the calendar alone, and whatever an upgrade brought, becomes findable within a day."""
    renew_tenant()


@periodic("search.forget_misses", every=DAY)
def forget() -> None:
    """Words looked for in vain go after a year."""
    forget_old_misses(timezone.localdate())


chores.register(Chore("search.follow_reference", LOOK, follow_reference))
