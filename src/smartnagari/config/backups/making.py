"""Making a backup and forgetting the oldest ones."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from smartnagari import __version__

from . import archive, manifest
from .engines import Engine

PREFIX = "smartnagari-"


@dataclass(frozen=True)
class Backup:
    """What was made: the archive and what it holds."""

    archive: Path
    manifest: manifest.Manifest


def make(engine: Engine, *, files: Path | None, into: Path, recipient: str = "") -> Backup:
    """Database and uploaded files as one archive under ``into``; nothing half-made gets the final name."""
    into.mkdir(parents=True, exist_ok=True, mode=0o700)
    moment = datetime.now(UTC)
    with tempfile.TemporaryDirectory(prefix=".making-", dir=into) as scratch:
        folder = Path(scratch) / "backup"
        folder.mkdir()
        rows = engine.dump(folder / engine.file)
        if files is not None and files.is_dir():
            shutil.copytree(files, folder / "files")
        made = manifest.Manifest(
            made_at=moment.isoformat(timespec="seconds"),
            version=__version__,
            engine=engine.name,
            rows=rows,
            files=manifest.digests(folder),
        )
        made.write(folder)
        name = into / f"{PREFIX}{moment:%Y%m%dT%H%M%S%fZ}"
        return Backup(archive.pack(folder, name, recipient=recipient), made)


def backups(folder: Path) -> list[Path]:
    """The finished archives, oldest first."""
    return sorted(path for path in folder.glob(f"{PREFIX}*.tar*") if path.is_file())


def forget(folder: Path, *, keep: int) -> list[Path]:
    """Remove all but the newest ``keep`` (at least one stays); what was removed."""
    old = backups(folder)[: -max(1, keep)]
    for path in old:
        path.unlink()
    return old
