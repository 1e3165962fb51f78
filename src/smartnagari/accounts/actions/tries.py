"""Wrong passwords: counted per account, network and device, slowed down, never locked out for good."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.errors import TooMany

from ..models import FailedTries
from ..rules.throttle import FORGOTTEN_AFTER, wait_after
from .codes import hidden, network_of

NETWORK = "net:"


def keys_for(*, login: str, ip: str, device: str = "") -> list[str]:
    """What a try counts against.

    A device that has signed in to this account before has a counter of its own, so that strangers who guess
    do not slow down the owner. Without such a device, a network has a counter over all accounts as well.
    """
    network = network_of(ip)
    beside = hidden("login-net", f"{login}|{network}")
    if device:
        return [hidden("device", f"{login}|{device}"), beside]
    return [hidden("login", login), beside, NETWORK + hidden("net", network)[:60]]


def check_tries(*, keys: list[str]) -> None:
    """Raise ``TooMany`` while any of these must still wait."""
    now = timezone.now()
    for row in FailedTries.objects.filter(pk__in=keys):
        wait = (
            wait_after(row.failures, of_a_network=row.pk.startswith(NETWORK))
            - (now - row.last_at).total_seconds()
        )
        if wait > 0:
            raise TooMany(
                _("Several wrong tries. Please wait %(minutes)s minutes, or sign in with a code.")
                % {"minutes": -(-int(wait) // 60) or 1},
                retry_after=int(wait) + 1,
            )


@transaction.atomic
def count_failure(*, keys: list[str]) -> None:
    """Count one refused try; a day without any starts the count anew."""
    now = timezone.now()
    for key in keys:
        FailedTries.objects.get_or_create(pk=key, defaults={"last_at": now})
        row = FailedTries.objects.select_for_update(of=("self",)).get(pk=key)
        forgotten = now - row.last_at > timedelta(seconds=FORGOTTEN_AFTER)
        row.failures = 1 if forgotten else row.failures + 1
        row.last_at = now
        row.save(update_fields=["failures", "last_at"])


def forgive(*, keys: list[str]) -> None:
    """Forget the failures of who has just signed in; those of their network stay."""
    FailedTries.objects.filter(pk__in=keys).exclude(pk__startswith=NETWORK).delete()
