"""Sign-ups, changes of offices and imports of regions while server, worker and database are killed."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from threading import Event, Thread
from typing import Any

from drills import checkers
from drills.citizens import sign_up
from drills.clients import Address, post
from drills.history import History, Operation, Told
from drills.kill import VICTIMS
from drills.mail import Box, mail_server
from drills.system import System, free_port, system
from tools.console import ROOT, say
from tools.processes import kill_tree

SOURCE = ROOT / "node_modules/idn-area-data/data"
LEVELS = ("provinces", "regencies", "districts", "villages")


@dataclass(frozen=True)
class Size:
    """How many people and office changes, how many killed imports, how often something is killed.

    People arrive until so many were told that their account stands. Whoever lost three letters on the way has
    to wait a quarter of an hour, as the limit on codes says, and is not waited for.
    """

    people: int
    changes: int
    imports: int
    seconds: float
    between: tuple[float, float]
    clients: int = 6
    whole: bool = False
    """Whether all of them have to have signed up by the end, or as many as the time allows."""


FULL = Size(people=5000, changes=1000, imports=5, seconds=1500, between=(15.0, 35.0), clients=24, whole=True)
MINUTE = Size(people=120, changes=60, imports=2, seconds=45, between=(4.0, 8.0))


def import_under_fire(platform: System, chance: random.Random, times: int) -> None:
    """Import the regions, killed so many times on the way; the last run goes through."""
    words = [sys.executable, "-m", "django", "import_regions", "--source", str(SOURCE)]
    for _time in range(times):
        run = subprocess.Popen(
            words, env=platform.env, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0.8, 2.4))
        kill_tree(run.pid)
        run.wait()
    platform.manage(*words[3:])
    platform.manage("found_tenant", "13.05")
    platform.manage("drill_offices")


@dataclass
class Crowd:
    """People and officers who act at the same time."""

    address: Address
    box: Box
    size: Size
    people: History
    offices: History
    numbers: Iterator[int] = field(default_factory=count)

    def start(self, stop: Event) -> list[Thread]:
        threads = [Thread(target=self._arrive, args=(stop,)) for _client in range(self.size.clients)]
        threads.append(Thread(target=self._change, args=(stop,)))
        for thread in threads:
            thread.start()
        return threads

    def _arrive(self, stop: Event) -> None:
        while not stop.is_set() and len(list(self.people.acknowledged())) < self.size.people:
            self.people.note(sign_up(self.address, self.box, next(self.numbers), stop))

    def _change(self, stop: Event) -> None:
        """Write a counter into the note of an office; the acknowledged ones must not go backwards."""
        for number in range(1, self.size.changes + 1):
            if stop.wait(0.2):
                return
            try:
                status, _body = post(self.address, "/drill/offices/", {"note": str(number)})
            except OSError:
                status = 0
            told = Told.OK if status == 200 else Told.UNKNOWN
            self.offices.note(Operation("note", told, number, status))


def torment(platform: System, threads: list[Thread], stop: Event, *, seed: int, size: Size) -> int:
    """Kill at random until everybody is done or the time is over."""
    chance, killed, end = random.Random(seed), 0, time.monotonic() + size.seconds
    while any(thread.is_alive() for thread in threads) and time.monotonic() < end:
        stop.wait(chance.uniform(*size.between))
        platform.kill(VICTIMS[killed] if killed < len(VICTIMS) else chance.choice(VICTIMS))
        killed += 1
    stop.set()
    for thread in threads:
        thread.join()
    return killed


def breaches_of(people: History, offices: History, facts: dict[str, Any]) -> list[str]:
    """What was acknowledged and is not there."""
    accounts = Counter(facts["accounts"])
    lost = {told.key for told in people.acknowledged()} - accounts.keys()
    found = [f"{contact} was told that the account stands, and it does not" for contact in sorted(lost)]
    found += [f"{contact} has {times} accounts" for contact, times in accounts.items() if times > 1]
    last = max((told.value or 0 for told in offices.acknowledged()), default=0)
    if int(facts["note"] or 0) < last:
        found.append(f"change {last} of the office was acknowledged, and {facts['note']} stands")
    if facts["changes"] < sum(1 for _told in offices.acknowledged()):
        found.append("an acknowledged change of an office has no audit row")
    wanted = sum(_rows(level) for level in LEVELS)
    if facts["regions"] < wanted:
        found.append(f"{facts['regions']} of {wanted} regions were imported")
    return found


def _rows(level: str) -> int:
    with (SOURCE / f"{level}.csv").open(encoding="utf-8") as file:
        return sum(1 for _line in file) - 1


def drill(engine: str, *, seed: int, size: Size) -> list[str]:
    """Breaches of what people and officers were told."""
    port, box = free_port(), Box()
    extra = {"SMTP_URL": f"smtp://127.0.0.1:{port}", "TRUSTED_PROXIES": "1"}
    with mail_server(box, port), system(engine, extra=extra, tenant=False) as platform:
        import_under_fire(platform, random.Random(seed), size.imports)
        platform.start()
        crowd, stop = Crowd(platform.address, box, size, History(), History()), Event()
        killed = torment(platform, crowd.start(stop), stop, seed=seed, size=size)
        platform.stop()
        platform.settle()
        facts = json.loads(platform.manage("drill_people"))
        say(f"{engine}, seed {seed}: {killed} kills; people: {crowd.people.summary()}")
        say(f"offices: {crowd.offices.summary()}; {facts['regions']} regions")
        found = breaches_of(crowd.people, crowd.offices, facts)
        found += checkers.audit_chain_is_whole(History(), platform.facts())
        for name, history in (("sign-up", crowd.people), ("change of an office", crowd.offices)):
            if not list(history.acknowledged()):
                found.append(f"no {name} was acknowledged, so nothing was proven")
        arrived = len(list(crowd.people.acknowledged()))
        if size.whole and arrived < size.people:
            found.append(f"{arrived} of {size.people} people had signed up when the time was over")
        return found
