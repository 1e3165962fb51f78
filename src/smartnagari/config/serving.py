"""Runs the server and the worker side by side, starts a dead one again, and stops both on demand.

Nothing here needs Django: the supervisor stands at once, and only its programs load the platform.
"""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event

from .env import env
from .ready.store import Store

PATIENCE = 20.0
"""Seconds that a process has to finish what it does before it is ended."""
STEADY = 30.0
"""Seconds after which a process counts as well started."""
HOPELESS = 5
"""So many deaths in a row without ever being steady, and the cause is not an accident."""


@dataclass
class Program:
    """One process that has to run; ``deaths`` counts the ends since it last ran steadily."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    deaths: int = 0
    due: float = 0.0

    def start(self, now: float) -> None:
        self.process = subprocess.Popen(self.command, start_new_session=True)  # noqa: S603 - our own words
        self.started = now

    def look(self, now: float) -> str:
        """Start it when due; what is worth telling, or nothing."""
        if self.process is None:
            if now >= self.due:
                self.start(now)
            return ""
        code = self.process.poll()
        if code is None:
            if self.deaths and now - self.started > STEADY:
                self.deaths = 0
            return ""
        self.process, self.deaths = None, self.deaths + 1
        wait = min(30.0, 0.5 * 2 ** (self.deaths - 1))
        self.due = now + wait
        return f"{self.name} ended with {code}; starting it again in {wait:.1f} s"


@dataclass
class Supervisor:
    """Keeps its programs running until somebody says stop."""

    programs: list[Program]
    tell: Callable[[str], None] = print
    stopping: Event = field(default_factory=Event)

    def listen(self) -> None:
        """Ctrl-C, a closed terminal and the service manager all mean: stop in order."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_args: self.stopping.set())

    def run(self) -> int:
        """Watch until stopped; the exit code is 1 when a program cannot be kept alive."""
        code = 0
        while not self.stopping.is_set():
            for program in self.programs:
                if news := program.look(time.monotonic()):
                    self.tell(news)
            self.stopping.wait(0.25)
            hopeless = [program.name for program in self.programs if program.deaths >= HOPELESS]
            if hopeless:
                self.tell(f"Giving up: {', '.join(hopeless)} does not stay alive. The lines above say why.")
                code = 1
                break
        self.stop()
        return code

    def stop(self) -> None:
        """Ask everyone, wait a while, then insist."""
        living = [p.process for p in self.programs if p.process and p.process.poll() is None]
        for process in living:
            process.terminate()
        deadline = time.monotonic() + PATIENCE
        for process in living:
            try:
                process.wait(timeout=max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def port_is_free(host: str, port: int) -> bool:
    """Whether nobody listens there yet."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def web(*, host: str, port: int, processes: int, threads: int, uds: str = "") -> Program:
    """Granian with Django's pages, on a port or on a socket file behind nginx."""
    where = ["--uds", uds, "--uds-permissions", "660"] if uds else ["--host", host, "--port", str(port)]
    return Program(
        "server",
        [
            *(sys.executable, "-m", "granian", "--interface", "wsgi", *where),
            *("--workers", str(processes), "--blocking-threads", str(threads)),
            *("--respawn-failed-workers", "--respawn-interval", "0.5", "--workers-kill-timeout", "15"),
            *("--no-ws", "--log-level", "warning", "smartnagari.config.wsgi:application"),
        ],
    )


def worker(*, lease: float) -> Program:
    """What delivers events, seals the audit chain and does periodic work."""
    return Program("worker", [sys.executable, "-m", "django", "worker", "--lease", str(lease)])


def forget_pages() -> None:
    """Throw away the ready pages of before: another release draws them otherwise."""
    if env.ready_megabytes:
        with suppress(OSError):
            Store(env.data_dir.resolve() / "ready").drop_all()


def arguments(parser: ArgumentParser) -> None:
    """The options of ``smartnagari serve``."""
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--uds", default="", help="a socket file instead of a port")
    parser.add_argument("--processes", type=int, default=2, help="of the web server")
    parser.add_argument("--threads", type=int, default=4, help="of each process")
    parser.add_argument("--lease", type=float, default=60, help="seconds a silent worker keeps its work")
    parser.add_argument("--no-worker", action="store_true", help="the web server alone")


def main(words: Sequence[str]) -> int:
    """Serve until stopped; the exit code. Production is examined before anything listens."""
    parser = ArgumentParser(prog="smartnagari serve", description="Serve the platform with its worker.")
    arguments(parser)
    given = parser.parse_args(words)
    if not given.uds and not port_is_free(given.host, given.port):
        print(f"Port {given.port} of {given.host} is taken. Choose another, such as {given.port + 1}.")  # noqa: T201
        return 1
    if env.production and subprocess.call([sys.executable, "-m", "django", "check", "--tag", "production"]):
        return 1
    forget_pages()
    server = web(
        host=given.host, port=given.port, processes=given.processes, threads=given.threads, uds=given.uds
    )
    programs = [server] if given.no_worker else [server, worker(lease=given.lease)]
    supervisor = Supervisor(programs, tell=lambda news: print(news, file=sys.stderr, flush=True))  # noqa: T201
    supervisor.listen()
    print(f"Serving on {given.uds or f'http://{given.host}:{given.port}'}; stop with Ctrl-C.", flush=True)  # noqa: T201
    return supervisor.run()
