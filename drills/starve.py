"""A full disk and a dead mail server: the platform says so, loses nothing and goes on when it is over."""

from __future__ import annotations

import os
import resource
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from drills import checkers
from drills.clients import write_letter
from drills.history import History, Told
from drills.system import System, system
from tools.console import say
from tools.processes import tree

SMALL, WRITES = "24m", 20


@contextmanager
def small_disk() -> Iterator[Path | None]:
    """A folder on a disk of its own that is quickly full; ``None`` where we may not mount one."""
    with tempfile.TemporaryDirectory(prefix="smartnagari-disk-") as place:
        command = ["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", place]
        if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode:
            yield None
            return
        try:
            yield Path(place)
        finally:
            subprocess.run(["umount", "-l", place], capture_output=True, check=False)


@contextmanager
def full(platform: System, folder: Path | None) -> Iterator[None]:
    """Not a byte can be added: the disk is filled, or, without one of our own, no file may grow."""
    if folder is None:
        _limit_files(platform, 0)
        try:
            yield
        finally:
            _limit_files(platform, resource.RLIM_INFINITY)
        return
    ballast = folder / "ballast"
    _fill(ballast)
    try:
        yield
    finally:
        ballast.unlink()


def _fill(ballast: Path) -> None:
    """Write until the disk refuses, the last bytes too."""
    with ballast.open("wb", buffering=0) as file:
        for size in (65536, 4096, 1):
            with suppress(OSError):
                while True:
                    file.write(b"\0" * size)


def _limit_files(platform: System, size: int) -> None:
    """The kernel's limit on how far the system's processes may let a file grow."""
    assert platform.process is not None
    for pid in tree(platform.process.pid):
        with suppress(ProcessLookupError):
            hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)[1]
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (size if size >= 0 else hard, hard))


def refused_while_full(platform: System, history: History) -> list[str]:
    """Writes are refused as unavailable, reading goes on, and no acknowledgement is a lie."""
    told = [write_letter(platform.address, f"full-{number}") for number in range(WRITES)]
    for operation in told:
        history.note(operation)
    others = sorted({o.status for o in told if o.told is not Told.OK} - {503})
    breaches = [f"{status or 'no answer'} instead of 503 while the disk was full" for status in others]
    if all(operation.told is Told.OK for operation in told):
        breaches.append("the disk was full and every write was acknowledged: the drill proved nothing")
    if not platform.answers("/livez"):
        breaches.append("the server did not live through a full disk")
    return breaches


def disk(*, seed: int) -> list[str]:
    """SQLite on a disk that fills up and is emptied again."""
    with small_disk() as folder:
        extra = {"DATA_DIR": str(folder)} if folder else {}
        with system("sqlite", extra=extra) as platform:
            platform.start()
            history = History()
            _write(platform, history, "before")
            with full(platform, folder):
                breaches = refused_while_full(platform, history)
            _write(platform, history, "after")
            platform.stop()
            platform.settle()
            say(f"full disk ({'mounted' if folder else 'limited'}), seed {seed}: {history.summary()}")
            late = {o.key for o in history.acknowledged() if o.key.startswith("after-")}
            if len(late) < WRITES:
                breaches.append(f"only {len(late)} of {WRITES} writes succeeded once there was room again")
            return breaches + checkers.check(history, platform.facts())


def _write(platform: System, history: History, name: str) -> None:
    for number in range(WRITES):
        history.note(write_letter(platform.address, f"{name}-{number}"))
