"""A ready page against a bare WSGI answer of the same bytes, and against a file of nginx.

What counts is processor time per request of the whole process tree, from the scheduler's own count: a client
in Python is slower than any of the servers, and on two cores it would be the client that is measured. The
page is asked for as browsers do (Brotli), over connections that stay open.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from benchmarks.data import platform
from benchmarks.frame import Measurement, compare
from drills.clients import Address
from drills.system import System, free_port
from smartnagari.config.ready.pages import Page, header_lines
from smartnagari.config.ready.store import Store
from tools import nginx
from tools.console import Failure
from tools.processes import tree

PAGES = {"ready home": "/", "ready nagari": "/nagari/lubuk-alung/", "ready directory": "/direktori/"}
REQUESTS, ON_ONE, ROUNDS = 4000, 500, 5
BROWSER = "gzip, deflate, br, zstd"
BARE_LIMIT, FILE_LIMIT = 1 / 0.5, 1 / 0.85
BARE = """
import os
BODY = open(os.environ["BENCH_BODY"], "rb").read()
LINES = [tuple(line.split(": ", 1)) for line in open(os.environ["BENCH_LINES"]).read().splitlines()]
def application(environ, start_response):
    start_response("200 OK", LINES)
    return [BODY]
"""


def cpu_nanoseconds(pid: int) -> int:
    """Time on a processor of every thread of a process and all below it, finer than /proc/stat."""
    total = 0
    for each in tree(pid):
        for task in Path(f"/proc/{each}/task").glob("*/schedstat"):
            total += int(task.read_text().split()[0])
    return total


def ask(address: Address, path: str, host: str, times: int) -> None:
    """So many requests, a few hundred on each connection: nginx closes one after a thousand."""
    lengths = {_ask(address, path, host, min(ON_ONE, times - done)) for done in range(0, times, ON_ONE)}
    if len(lengths) > 1:
        raise Failure(f"{path} changed while it was measured")


def _ask(address: Address, path: str, host: str, times: int) -> int:
    words = (
        f"GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: gzip, deflate, br, zstd\r\n\r\n".encode()
    )
    length = -1
    with socket.create_connection((address.host, address.port), timeout=30) as line:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for _time in range(times):
            line.sendall(words)
            head, _end, body = _until(line, b"\r\n\r\n")
            if not head.startswith(b"HTTP/1.1 200"):
                raise Failure(f"{path} answered {head[:40]!r}; nothing was measured")
            found = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
            while len(body) < found:
                body += line.recv(65536)
            length = found
    return length


def _until(line: socket.socket, mark: bytes) -> tuple[bytes, bytes, bytes]:
    got = b""
    while mark not in got:
        more = line.recv(65536)
        if not more:
            raise Failure("the server hung up")
        got += more
    return got.partition(mark)


def each(pid: int, address: Address, path: str, host: str) -> float:
    """Milliseconds of processor time per request."""
    before = cpu_nanoseconds(pid)
    ask(address, path, host, REQUESTS)
    return (cpu_nanoseconds(pid) - before) / REQUESTS / 1e6


@contextmanager
def bare(folder: Path, page: Page) -> Iterator[tuple[int, Address]]:
    """Granian as we run it, with an application that knows one answer: the same bytes, headers and all."""
    (folder / "bench_bare.py").write_text(BARE)
    (folder / "body").write_bytes(page.forms["br"])
    lines = [*header_lines(page, "br"), ("X-Request-Id", "0" * 18)]
    (folder / "lines").write_text("\n".join(f"{name}: {value}" for name, value in lines))
    address = Address("127.0.0.1", free_port())
    words = ["--interface", "wsgi", "--host", address.host, "--port", str(address.port), "--workers", "2"]
    words += ["--blocking-threads", "4", "--no-ws", "--log-level", "error", "bench_bare:application"]
    env = {
        **os.environ,
        "BENCH_BODY": str(folder / "body"),
        "BENCH_LINES": str(folder / "lines"),
        "PYTHONPATH": str(folder),
    }
    process = subprocess.Popen([sys.executable, "-m", "granian", *words], env=env, cwd=folder)
    try:
        nginx.wait_for(process, address.port)
        yield process.pid, address
    finally:
        process.terminate()
        process.wait(timeout=20)


def kept(running: System, path: str) -> Page:
    """The page as the platform keeps it after it was asked for."""
    host = f"{running.address.host}:{running.address.port}"
    ask(running.address, path, host, 2)
    page = Store(running.folder / "ready").read(host, path)
    if page is None:
        raise Failure(f"{path} is not kept ready")
    return page


def before_granian(name: str, running: System, page: Page) -> tuple[list[float], list[float]]:
    """Ours and the bare answer of the same bytes, in turn."""
    assert running.process is not None
    ours: list[float] = []
    base: list[float] = []
    with tempfile.TemporaryDirectory() as place, bare(Path(place), page) as (pid, address):
        ask(address, page.path, "x", 50)
        for _round in range(ROUNDS):
            ours.append(each(running.process.pid, running.address, page.path, page.host))
            base.append(each(pid, address, page.path, "x"))
    return ours, base


def before_nginx(running: System, pages: dict[str, Page]) -> dict[str, tuple[list[float], list[float]]]:
    """Each page from the store and a file of the same bytes, both by nginx with our configuration."""
    store = Store(running.folder / "ready")
    found: dict[str, tuple[list[float], list[float]]] = {name: ([], []) for name in pages}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        (folder / "data").symlink_to(running.folder)
        files = running.folder / "static/ui/dist"
        files.mkdir(parents=True, exist_ok=True)
        upstream = f"{running.address.host}:{running.address.port}"
        port, pid = stack.enter_context(nginx.running(folder, upstream=upstream))
        address = Address("127.0.0.1", port)
        for page in pages.values():
            (files / "bench.html").write_bytes(page.forms["br"])
            store.keep(replace(page, host=nginx.OURS), tenant="bench", tags={"bench"}, since=store.begin())
        for name, page in pages.items():
            (files / "bench.html").write_bytes(page.forms["br"])
            for _round in range(ROUNDS):
                found[name][0].append(each(pid, address, page.path, nginx.OURS))
                found[name][1].append(each(pid, address, "/static/ui/dist/bench.html", nginx.OURS))
    return found


def measure(engine: str, scale: int) -> list[Measurement]:
    facts = {"unit": "ms", "scale": scale, "engine": engine}
    with platform(engine, scale) as running:
        running.start(worker=False)
        pages = {name: kept(running, path) for name, path in PAGES.items()}
        lines = []
        for name, page in pages.items():
            ours, base = before_granian(name, running, page)
            lines.append(compare(f"{name}, bare Granian", ours, base, limit=BARE_LIMIT, **facts))
        for name, (ours, base) in before_nginx(running, pages).items():
            lines.append(compare(f"{name}, file of nginx", ours, base, limit=FILE_LIMIT, **facts))
    return lines
