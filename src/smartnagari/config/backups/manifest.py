"""What a backup says about itself, so that a restore can prove it got everything."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

NAME = "manifest.json"
BLOCK = 1024 * 1024


class BadBackup(Exception):
    """The archive cannot be trusted or used; the message says which part and what to do."""


@dataclass(frozen=True)
class Manifest:
    """When and of what the backup was made, the rows of each table, and the hash of each file."""

    made_at: str
    version: str
    engine: str
    rows: Mapping[str, int]
    files: Mapping[str, str]

    def write(self, folder: Path) -> None:
        (folder / NAME).write_text(json.dumps(asdict(self), indent=1, sort_keys=True), encoding="utf-8")


def read(folder: Path) -> Manifest:
    """The manifest of an unpacked backup."""
    try:
        return Manifest(**json.loads((folder / NAME).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise BadBackup(
            f"The archive has no readable {NAME}: it is not a backup of ours ({error})."
        ) from error


def digest(file: Path) -> str:
    """SHA-256 of a file of any size."""
    total = hashlib.sha256()
    with file.open("rb") as source:
        while block := source.read(BLOCK):
            total.update(block)
    return total.hexdigest()


def digests(folder: Path) -> dict[str, str]:
    """Hash of every file under this folder but the manifest, by its relative name."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path != folder / NAME)
    return {str(path.relative_to(folder)): digest(path) for path in files}


def verify(folder: Path) -> Manifest:
    """The manifest, once every file it names is there and unchanged, and no other."""
    manifest = read(folder)
    found = digests(folder)
    changed = [name for name, value in manifest.files.items() if found.get(name) != value]
    surplus = sorted(set(found) - set(manifest.files))
    if changed or surplus:
        names = ", ".join((changed + surplus)[:5])
        raise BadBackup(f"Damaged: {names} differ from what the manifest says. Take an older backup.")
    return manifest
