"""Migrated databases are made once and copied after that: some two hundred migrations are slow.

A copy is named after everything that shapes it: the migrations and ``ddl.py`` of our apps and the versions of
all libraries. When one of them differs, it is made anew. That the migrations themselves run from nothing and
from an earlier release is proven by ``tests/ops``.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import distributions
from pathlib import Path

from tools.console import ROOT, Failure
from tools.postgres import find_binaries

KEPT = ROOT / ".pytest_cache" / "databases"
SHAPES = (
    "src/**/migrations/*.py",
    "src/**/ddl.py",
    "src/**/apps.py",
    "drills/ledger/*.py",
)


def shape() -> str:
    """A short name for what a migrated database looks like."""
    seen = hashlib.sha256()
    for pattern in SHAPES:
        for file in sorted(ROOT.glob(pattern)):
            seen.update(file.read_bytes())
    for line in sorted(f"{found.name}={found.version}" for found in distributions()):
        seen.update(line.encode())
    return seen.hexdigest()[:16]


def kept(name: str) -> Path:
    """Where the copy of this kind is kept, in a folder that exists."""
    KEPT.mkdir(parents=True, exist_ok=True)
    return KEPT / f"{shape()}-{name}"


@contextmanager
def alone(name: str) -> Iterator[None]:
    """One at a time: the first makes what is kept under this name, the others wait for it."""
    with kept(f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def migrated_file(target: Path, migrate: Callable[[], object], *, kind: str) -> None:
    """Leave a migrated SQLite database at ``target``: copied, or made by ``migrate`` and kept."""
    known = kept(f"{kind}.sqlite3")
    with alone(known.name):
        if known.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(known, target)
            return
        migrate()
        draft = known.with_suffix(f".{os.getpid()}")
        shutil.copyfile(target, draft)
        draft.replace(known)


def migrated_postgresql(url: str, migrate: Callable[[], object], *, kind: str) -> None:
    """Leave a migrated PostgreSQL database at ``url``: from a dump, or made by ``migrate`` and dumped."""
    known, home = kept(f"{kind}.sql"), find_binaries()
    with alone(known.name):
        if not known.exists():
            migrate()
            draft = known.with_suffix(f".{os.getpid()}")
            _told([str(home / "pg_dump"), "--no-owner", "--no-privileges", "-f", str(draft), url])
            draft.replace(known)
            return
    _told([str(home / "psql"), "-q", "-v", "ON_ERROR_STOP=1", "-f", str(known), url])


def _told(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failure(f"{Path(command[0]).name} ended with {done.returncode}:\n{done.stderr[-2000:]}")
