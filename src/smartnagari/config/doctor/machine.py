"""The machine below the platform: Python, disk, clock, mail server, backups."""

from __future__ import annotations

import json
import shutil
import smtplib
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from smartnagari.config.backups import making
from smartnagari.config.env import env

from .report import Finding, State, by_age, plain, well

PROOF = "last-restore.json"
GIGABYTE = 1_000_000_000


def python() -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < (3, 11):  # noqa: UP036 - the doctor tells, pip only refuses
        yield Finding(State.BAD, "Python", version, "Install Python 3.11 or newer.")
    else:
        yield well("Python", version)


def disk() -> Iterator[Finding]:
    for subject, folder in (("disk of the data", env.data_dir), ("disk of the backups", env.backup_dir)):
        yield disk_of(subject, folder)


def disk_of(subject: str, folder: Path) -> Finding:
    """Free room where this folder is or will be."""
    while not folder.exists():
        folder = folder.resolve().parent
    usage = shutil.disk_usage(folder)
    says = f"{usage.free / GIGABYTE:.1f} GB free of {usage.total / GIGABYTE:.0f}"
    mend = "Make room: old logs and archives first. With a full disk nothing can be saved."
    state = State.WELL
    if usage.free < GIGABYTE / 2:
        state = State.BAD
    elif usage.free < 5 * GIGABYTE or usage.free < usage.total * 0.05:
        state = State.LOOK
    return Finding(state, subject, says, mend)


def clock() -> Iterator[Finding]:
    """Deadlines and second factors live from the clock."""
    program = shutil.which("timedatectl")
    if program is None:
        return
    done = subprocess.run(  # noqa: S603 - the system's own program
        [program, "show", "--property=NTPSynchronized", "--value"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.stdout.strip() == "no":
        mend = "Type: timedatectl set-ntp true"
        yield Finding(State.LOOK, "clock", "is not set by a time server", mend)
    elif done.returncode == 0:
        yield well("clock", "is set by a time server")


def mail() -> Iterator[Finding]:
    """Whether the mail server answers; nothing is sent."""
    if not env.smtp_url:
        state = State.BAD if env.production else State.LOOK
        yield Finding(state, "mail server", "none is set", "Set SMTP_URL=smtp://user:password@host:587")
        return
    parts = urlsplit(env.smtp_url)
    host, port = parts.hostname or "localhost", parts.port or 587
    kind = smtplib.SMTP_SSL if parts.scheme == "smtps" else smtplib.SMTP
    try:
        with kind(host, port, timeout=10) as server:
            server.noop()
    except OSError as error:
        mend = "Messages wait and are tried again by themselves. Check SMTP_URL and the mail server."
        yield Finding(State.BAD, "mail server", f"{host}:{port} does not answer ({error})", mend)
    else:
        yield well("mail server", f"{host}:{port} answers")


def backups() -> Iterator[Finding]:
    """How old the newest archive is, and when one was last really restored."""
    if not env.production and not env.backup_dir.exists():
        yield well("backups", "none are made outside production")
        return
    found = making.backups(env.backup_dir)
    if not found:
        yield Finding(State.BAD, "backups", "there is none", "Type: smartnagari backup")
        return
    age = _age(datetime.fromtimestamp(found[-1].stat().st_mtime, UTC))
    says = f"the newest is {plain(age)} old"
    mend = "Look why the nightly one failed: journalctl -u smartnagari-backup"
    yield by_age("backups", says, age, look=timedelta(hours=26), bad=timedelta(days=3), mend=mend)
    yield last_restore(env.backup_dir / PROOF)


def last_restore(proof: Path) -> Finding:
    """A backup that was never restored is a hope."""
    mend = "Type: smartnagari restore --check"
    if not proof.exists():
        return Finding(State.LOOK, "restore", "no archive was ever tried", mend)
    told = json.loads(proof.read_text(encoding="utf-8"))
    age = _age(datetime.fromisoformat(told["checked_at"]))
    says = f"an archive came back whole {plain(age)} ago, in {told['seconds']} s"
    return by_age("restore", says, age, look=timedelta(days=8), bad=timedelta(days=31), mend=mend)


def _age(moment: datetime) -> timedelta:
    return datetime.now(UTC) - moment


EXAMINATIONS = (python, disk, clock, mail, backups)
