"""A PostgreSQL server of our own for as long as it is needed: for tests, drills and benchmarks.

It listens on a free port of 127.0.0.1, keeps its files in a temporary folder, runs as an unprivileged
user (PostgreSQL refuses root) and is stopped at the end, whatever happened in between.
"""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tools.console import Failure, apt_install, ask, run, say
from tools.processes import kill_tree

LINE_TO_TYPE = "apt-get update && apt-get install -y postgresql"
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
"""For tests only: a crash of the machine may lose the cluster, and nobody would miss it."""


def binaries() -> Path | None:
    """The folder with the newest ``initdb`` and ``postgres`` of this machine."""
    homes = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    on_path = shutil.which("postgres")
    candidates = [*reversed(homes), *([Path(on_path).resolve().parent] if on_path else [])]
    return next((home for home in candidates if (home / "initdb").exists()), None)


def find_binaries() -> Path:
    """The binaries, installed when we may; else the one line to type."""
    found = binaries()
    if found is None and os.geteuid() == 0 and shutil.which("apt-get"):
        say("Installing PostgreSQL for the tests")
        apt_install("postgresql")
        found = binaries()
    if found is None:
        raise Failure(f"The tests need PostgreSQL. Type: {LINE_TO_TYPE}  (or set DATABASE_TEST_URL)")
    return found


def _owner() -> str:
    """The unprivileged user a root hands the server to."""
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            return pwd.getpwnam(name).pw_name
    raise Failure("PostgreSQL refuses to run as root. Type: useradd --system postgres")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """One cluster: start it, kill it, start it again on the same files."""

    home: Path
    folder: Path
    settings: tuple[str, ...] = ()
    port: int = field(default_factory=_free_port)
    password: str = field(default_factory=lambda: secrets.token_hex(12))
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return self.database("postgres")

    def database(self, name: str, *, user: str = "smartnagari") -> str:
        """The address of one of its databases."""
        return f"postgresql://{user}:{self.password}@127.0.0.1:{self.port}/{name}"

    def _as_owner(self, command: list[str]) -> list[str]:
        if os.geteuid() != 0:
            return command
        return ["runuser", "-u", _owner(), "--", *command]

    def create(self) -> None:
        """A fresh cluster whose superuser is ``smartnagari``."""
        secret = self.folder / "password"
        secret.write_text(self.password)
        if os.geteuid() == 0:
            shutil.chown(self.folder, _owner())
            shutil.chown(secret, _owner())
        login = ["-U", "smartnagari", "-A", "scram-sha-256", f"--pwfile={secret}"]
        command = [
            str(self.home / "initdb"),
            "-D",
            str(self.folder / "data"),
            "-N",
            *login,
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        ]
        run(self._as_owner(command), cwd=self.folder, quiet=True)
        secret.unlink()

    def start(self) -> None:
        """Start and wait until it answers."""
        here = (
            "listen_addresses=127.0.0.1",
            f"port={self.port}",
            f"unix_socket_directories={self.folder}",
            "max_connections=60",
        )
        command = [str(self.home / "postgres"), "-D", str(self.folder / "data")]
        for setting in (*here, *self.settings):
            command += ["-c", setting]
        with (self.folder.parent / f"{self.folder.name}.log").open("ab") as log:
            self.process = subprocess.Popen(
                self._as_owner(command), cwd=self.folder, stdout=log, stderr=log, start_new_session=True
            )
        self._wait()

    def _wait(self) -> None:
        ready = [str(self.home / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        for _attempt in range(300):
            if ask(ready)[0] == 0:
                return
            if self.process is None or self.process.poll() is not None:
                break
            time.sleep(0.1)
        log = self.folder.parent / f"{self.folder.name}.log"
        raise Failure(f"PostgreSQL did not start:\n{log.read_text(errors='replace')[-2000:]}")

    def _postmaster(self) -> int | None:
        with suppress(OSError, ValueError, IndexError):
            return int((self.folder / "data/postmaster.pid").read_text().splitlines()[0])
        return None

    def kill(self) -> None:
        """As a crash does it: the postmaster and all its backends at once, without a goodbye."""
        if self.process is None:
            return
        kill_tree(self._postmaster() or self.process.pid)
        self.process.wait()  # where runuser stands between, it ends with the postmaster, having reaped it

    def stop(self) -> None:
        """Politely; what clients still do is broken off."""
        postmaster = self._postmaster()
        if self.process is None or self.process.poll() is not None:
            return
        if postmaster:
            with suppress(ProcessLookupError):
                os.kill(postmaster, signal.SIGINT)
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.kill()


@contextmanager
def server(*, settings: tuple[str, ...] = QUICK) -> Iterator[Server]:
    """A running server, gone with its files afterwards."""
    with tempfile.TemporaryDirectory(prefix="smartnagari-pg-", ignore_cleanup_errors=True) as base:
        Path(base).chmod(0o755)
        folder = Path(base) / "cluster"
        folder.mkdir(mode=0o700)
        cluster = Server(home=find_binaries(), folder=folder, settings=settings)
        cluster.create()
        try:
            cluster.start()
            yield cluster
        finally:
            cluster.stop()
