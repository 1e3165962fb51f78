"""Bringing a backup back, and proving that it is whole."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from smartnagari.config.env import child_environment

from . import archive, manifest
from .engines import engine_for
from .manifest import BadBackup


@dataclass(frozen=True)
class Restored:
    """What came back and how long it took."""

    manifest: manifest.Manifest
    seconds: float
    audit: str


def restore(
    source: Path,
    *,
    database: str,
    files: Path | None = None,
    identity: Path | None = None,
    tell: Callable[[str], None] = lambda _line: None,
    verify: Callable[[str], str] | None = None,
) -> Restored:
    """The archive into an empty database; hashes before, row counts and the audit chain after.

    ``verify`` looks at the restored database and says what it found; by default ``verify_audit`` does.
    """
    begun = time.monotonic()
    engine = engine_for(database)
    if not engine.is_empty():
        raise BadBackup("The target database is not empty. Name an empty one; nothing was changed.")
    with tempfile.TemporaryDirectory(prefix="smartnagari-restore-") as scratch:
        folder = Path(scratch)
        archive.unpack(source, folder, identity=identity)
        made = manifest.verify(folder)
        if made.engine != engine.name:
            raise BadBackup(f"This is a backup of {made.engine}, the target is {engine.name}.")
        tell(f"Every one of {len(made.files)} files is as the manifest says")
        engine.load(folder / engine.file)
        if files is not None and (folder / "files").is_dir():
            shutil.copytree(folder / "files", files, dirs_exist_ok=True)
    compare(made, engine.rows())
    tell(f"{sum(made.rows.values())} rows in {len(made.rows)} tables, as many as were saved")
    return Restored(made, time.monotonic() - begun, (verify or verify_audit)(database))


def compare(made: manifest.Manifest, found: dict[str, int]) -> None:
    """Refuse a restore in which any table has another number of rows than was saved."""
    differ = [name for name in {*made.rows, *found} if made.rows.get(name) != found.get(name)]
    if differ:
        tables = ", ".join(
            f"{name} ({made.rows.get(name)} saved, {found.get(name)} back)" for name in sorted(differ)
        )
        raise BadBackup(f"Not everything came back: {tables}.")


def verify_audit(database: str) -> str:
    """What ``verify_audit`` says of the restored database, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "django", "verify_audit"],
        env=child_environment(DATABASE_URL=database),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BadBackup(f"The audit chain is broken: {done.stdout.strip()} {done.stderr.strip()[-500:]}")
    return done.stdout.strip()
