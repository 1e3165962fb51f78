"""Backup of a living system, restore into an empty one, and the proof that nothing is missing."""

from __future__ import annotations

import json
from threading import Event

import pyrage

from drills import checkers
from drills.clients import Writers
from drills.history import History
from drills.system import System, create_database, system
from tools.console import Failure, say

FULL, MINUTE = 2000, 60


def write_letters(platform: System, *, seed: int, count: int) -> History:
    """So many letters, all acknowledged or tried."""
    history = History()
    for thread in Writers(platform.address, history, seed, count).start(Event()):
        thread.join()
    return history


def restore_into(platform: System, archive: str, key: str) -> dict[str, object]:
    """What a second, empty database holds after the archive was restored into it."""
    if platform.server:
        create_database(platform.server, "restored")
        target = platform.server.database("restored")
    else:
        target = str(platform.folder / "restored.sqlite3")
    files = str(platform.folder / "restored-files")
    platform.manage("restore", archive, "--database", target, "--identity", key, "--files", files)
    if not (platform.folder / "restored-files/proof.txt").exists():
        raise Failure("The uploaded file did not come back.")
    platform.extra["DATABASE_URL"] = target
    return platform.facts()


def drill(engine: str, *, seed: int, count: int) -> list[str]:
    """Breaches: a letter acknowledged before the backup began that is not in the restored database."""
    with system(engine) as platform:
        identity = pyrage.x25519.Identity.generate()
        key = platform.folder / "key.txt"
        key.write_text(str(identity))
        (platform.folder / "files").mkdir(exist_ok=True)
        (platform.folder / "files/proof.txt").write_text("kept")
        platform.start()
        before = write_letters(platform, seed=seed, count=count)
        during = Writers(platform.address, History(), seed + 1, count * 10)
        stop = Event()
        threads = during.start(stop)  # the same references again and new ones, while the copy is made
        archive = platform.manage("backup", "--recipient", str(identity.to_public())).split("  ")[0]
        stop.set()
        for thread in threads:
            thread.join()
        platform.stop()
        platform.manage("restore", archive, "--check", "--identity", str(key))
        proof = json.loads((platform.folder / "backups/last-restore.json").read_text())
        facts = restore_into(platform, archive, str(key))
        say(f"{engine}: {len(facts['letters'])} letters came back in {proof['seconds']} s")
        breaches = checkers.nothing_acknowledged_is_lost(before, facts)
        return breaches + ([f"the chain is broken: {facts['broken']}"] if facts["broken"] else [])
