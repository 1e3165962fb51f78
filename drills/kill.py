"""``kill -9`` of server, worker and database at random while clients write."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from threading import Event

from drills import checkers
from drills.clients import Writers
from drills.history import History
from drills.system import System, system
from tools.console import say

VICTIMS = ("server", "worker", "database", "everything")


@dataclass(frozen=True)
class Size:
    """How many letters, and for how long at most."""

    letters: int
    seconds: float
    between: tuple[float, float] = (2.0, 6.0)


FULL = Size(letters=20_000, seconds=300)
MINUTE = Size(letters=3000, seconds=30, between=(2.0, 4.0))


def torment(platform: System, writers: Writers, *, seed: int, size: Size) -> int:
    """Kill until all letters are written or the time is over; how many were killed."""
    chance, stop, killed = random.Random(seed), Event(), 0
    threads = writers.start(stop)
    end = time.monotonic() + size.seconds
    while any(thread.is_alive() for thread in threads) and time.monotonic() < end:
        stop.wait(chance.uniform(*size.between))
        platform.kill(VICTIMS[killed] if killed < len(VICTIMS) else chance.choice(VICTIMS))
        killed += 1
    stop.set()
    for thread in threads:
        thread.join()
    return killed


def drill(engine: str, *, seed: int, size: Size) -> list[str]:
    """Breaches of what was promised; none when the drill is passed."""
    with system(engine) as platform:
        platform.start()
        history = History()
        writers = Writers(platform.address, history, seed, size.letters)
        killed = torment(platform, writers, seed=seed, size=size)
        platform.stop()
        platform.settle()
        facts = platform.facts()
        say(f"{engine}, seed {seed}: {killed} kills, {len(facts['letters'])} letters, {history.summary()}")
        breaches = checkers.check(history, facts)
        if not list(history.acknowledged()):
            breaches.append("nothing was acknowledged at all, so nothing was proven")
        return breaches
