"""How long to wait after wrong passwords and how many codes a number may ask for."""

from __future__ import annotations

from dataclasses import dataclass

FREE_TRIES = 5
LONGEST_WAIT = 15 * 60
FORGOTTEN_AFTER = 24 * 3600
FREE_TRIES_OF_A_NETWORK, WAIT_OF_A_NETWORK = 100, 60
"""Over all accounts together, for whoever tries one password on many. A mobile network is one to thousands
of people, so it waits a minute at most, and who signs in on a known device does not wait at all."""


def wait_after(failures: int, *, of_a_network: bool = False) -> int:
    """Seconds until the next try after so many failures: nothing at first, then doubling, never for ever.

    A stranger who guesses wrongly can slow the owner down by a quarter of an hour, not lock them out.
    """
    if of_a_network:
        return WAIT_OF_A_NETWORK if failures >= FREE_TRIES_OF_A_NETWORK else 0
    if failures < FREE_TRIES:
        return 0
    return min(LONGEST_WAIT, 15 * 2 ** min(failures - FREE_TRIES, 10))


@dataclass(frozen=True)
class Limit:
    """At most ``most`` within ``seconds``."""

    most: int
    seconds: int


CONTACT_LIMITS = (Limit(3, 15 * 60), Limit(10, 24 * 3600))
ADDRESS_LIMITS = (Limit(20, 3600), Limit(60, 24 * 3600))
NETWORK_LIMITS = (Limit(60, 3600), Limit(300, 24 * 3600))
"""Codes asked for by one contact, one address, one network (/24 or /64); mobile networks share addresses."""


def seconds_until_free(ages: list[float], limits: tuple[Limit, ...]) -> int:
    """How long to wait when earlier requests are so many seconds old; 0 when one more is within limits."""
    waits = [0.0]
    for limit in limits:
        inside = sorted(age for age in ages if age < limit.seconds)
        if len(inside) >= limit.most:
            waits.append(limit.seconds - inside[limit.most - 1])
    return int(max(waits)) + (1 if max(waits) > 0 else 0)
