"""The platform as a real system: server, worker and database in processes of their own, to be killed."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from drills.clients import Address
from tools import postgres, prepared
from tools.console import ROOT, Failure
from tools.processes import kill_tree, tree

START = 60.0


@dataclass
class System:
    """One running platform on SQLite or PostgreSQL."""

    folder: Path
    server: postgres.Server | None
    address: Address
    extra: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    @property
    def env(self) -> dict[str, str]:
        """The environment of every process of this system."""
        database = self.server.database("drill") if self.server else ""
        return {
            **os.environ,
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}",
            "DJANGO_SETTINGS_MODULE": "drills.settings",
            "DATA_DIR": str(self.folder),
            "BACKUP_DIR": str(self.folder / "backups"),
            "DATABASE_URL": database,
            "DATABASE_OWNER_URL": "",
            "DEMO": "1",
            "LOG_LEVEL": "ERROR",
            "PYTHONWARNINGS": "ignore",
            **self.extra,
        }

    @property
    def log(self) -> Path:
        return self.folder / "system.log"

    def manage(self, *words: str, check: bool = True) -> str:
        """The output of one of our commands on this system's data."""
        return self.run("django", *words, check=check)

    def run(self, module: str, *words: str, check: bool = True) -> str:
        done = subprocess.run(
            [sys.executable, "-m", module, *words],
            env=self.env,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if check and done.returncode:
            raise Failure(f"{' '.join(words)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
        return done.stdout

    def lay_tables(self) -> None:
        """A migrated database, copied from one that was made before where there is one."""

        def migrate() -> str:
            return self.run("tools.lay_tables", "--run-syncdb")

        if self.server:
            prepared.migrated_postgresql(self.server.database("drill"), migrate, kind="drill")
        else:
            target = Path(self.env["DATA_DIR"]) / "smartnagari.sqlite3"
            prepared.migrated_file(target, migrate, kind="drill")

    def start(self, *, worker: bool = True) -> None:
        """Server and worker under the supervisor that ``make run`` uses; back when it answers."""
        words = ["serve", "--host", self.address.host, "--port", str(self.address.port)]
        words += ["--lease", "5"]  # what a killed worker held is soon free again
        words += [] if worker else ["--no-worker"]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, str(ROOT / "manage.py"), *words],
                env=self.env,
                cwd=ROOT,
                stdout=log,
                stderr=log,
            )
        self.wait_until_ready()

    def wait_until_ready(self) -> None:
        deadline = time.monotonic() + START
        while time.monotonic() < deadline:
            if self.answers("/readyz"):
                return
            if self.process is None or self.process.poll() is not None:
                break
            time.sleep(0.2)
        raise Failure(f"The system does not answer:\n{self.log.read_text(errors='replace')[-3000:]}")

    def answers(self, path: str) -> bool:
        """Whether this address answers 200."""
        connection = http.client.HTTPConnection(self.address.host, self.address.port, timeout=5)
        try:
            connection.request("GET", path)
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def part(self, word: str) -> list[int]:
        """The processes directly below the supervisor whose command line holds this word."""
        assert self.process is not None
        found = []
        for pid in tree(self.process.pid)[1:]:
            line = Path(f"/proc/{pid}/cmdline")
            if line.exists() and word.encode() in line.read_bytes():
                found.append(pid)
        return found

    def kill(self, victim: str) -> None:
        """``kill -9`` of the server, the worker, the database or everything at once.

        A supervisor that has given up after so many deaths is started again, as the service manager would.
        """
        assert self.process is not None
        if self.process.poll() is not None:
            self.end_stragglers()
            self.start()
        if victim == "database" and self.server:
            self.server.kill()
            time.sleep(0.5)
            self.server.start()
        elif victim in {"server", "worker"}:
            for pid in self.part("granian" if victim == "server" else "worker"):
                kill_tree(pid)
        else:
            kill_tree(self.process.pid)
            self.process.wait()
            self.end_stragglers()
            self.start()

    def end_stragglers(self) -> None:
        """End what a killed parent had just started and left behind, as a control group would."""
        ours = f"DATA_DIR={self.folder}\0".encode()
        for entry in Path("/proc").glob("[0-9]*/environ"):
            with suppress(OSError):
                if ours in entry.read_bytes():
                    os.kill(int(entry.parent.name), signal.SIGKILL)

    def stop(self) -> None:
        """As Ctrl-C does it."""
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                kill_tree(self.process.pid)
                self.process.wait()

    def settle(self) -> None:
        """Let a worker finish what is due, and give the sealer its turn."""
        for _round in range(60):
            self.manage("worker", "--once", "--lease", "5")
            facts = self.facts()
            if not (facts["waiting"] or facts["unsealed"]):
                return
            time.sleep(1)

    def facts(self) -> dict[str, Any]:
        """What the database holds."""
        return json.loads(self.manage("drill_facts"))


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def system(engine: str, *, extra: dict[str, str] | None = None, tenant: bool = True) -> Iterator[System]:
    """A system with its tables and a bare tenant, not yet started; everything is gone afterwards."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="smartnagari-drill-")))
        server = None
        if engine == "postgresql":
            server = stack.enter_context(postgres.server(settings=()))
        found = System(folder, server, Address("127.0.0.1", free_port()), extra or {})
        stack.callback(found.stop)
        if server:
            create_database(server)
        found.lay_tables()
        if tenant:
            found.manage("drill_tenant")
        yield found


def create_database(server: postgres.Server, name: str = "drill") -> None:
    """An empty database beside the one that every cluster has."""
    with psycopg.connect(server.url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
