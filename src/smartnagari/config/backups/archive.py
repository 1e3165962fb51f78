"""One file out of a folder and back: tar, and age encryption to a key whose other half is elsewhere."""

from __future__ import annotations

import os
import tarfile
from pathlib import Path

import pyrage

from .manifest import BadBackup

SUFFIX = ".tar"
SEALED = ".tar.age"


def pack(folder: Path, target: Path, *, recipient: str = "") -> Path:
    """The folder as one archive beside ``target``'s name; complete on the disk before it gets that name."""
    plain = folder.with_name(f"{folder.name}{SUFFIX}")
    with tarfile.open(plain, "w") as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.add(path, arcname=str(path.relative_to(folder)))
    ready = plain
    if recipient:
        ready = plain.with_name(f"{folder.name}{SEALED}")
        pyrage.encrypt_file(str(plain), str(ready), [pyrage.x25519.Recipient.from_str(recipient)])
        plain.unlink()
    final = target.with_name(target.name + (SEALED if recipient else SUFFIX))
    _flush(ready)
    ready.rename(final)
    _flush(final.parent)
    return final


def _flush(path: Path) -> None:
    """On the disk, not only on its way there."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def unpack(archive: Path, folder: Path, *, identity: Path | None = None) -> None:
    """The archive's files into an empty folder; a sealed one needs the file with the secret key."""
    plain = archive
    if archive.name.endswith(SEALED):
        plain = folder / "opened.tar"
        _open(archive, plain, identity)
    try:
        with tarfile.open(plain) as source:
            source.extractall(folder, filter="data")
    except tarfile.TarError as error:
        raise BadBackup(f"{archive.name} is not a whole archive ({error}). Take an older backup.") from error
    if plain != archive:
        plain.unlink()


def _open(archive: Path, plain: Path, identity: Path | None) -> None:
    if identity is None:
        raise BadBackup(f"{archive.name} is encrypted: name the key file with --identity.")
    lines = (line.strip() for line in identity.read_text(encoding="utf-8").splitlines())
    keys = [pyrage.x25519.Identity.from_str(line) for line in lines if line.startswith("AGE-SECRET-KEY-")]
    try:
        pyrage.decrypt_file(str(archive), str(plain), keys)
    except pyrage.DecryptError as error:
        raise BadBackup(f"{archive.name} does not open with this key ({error}).") from error
