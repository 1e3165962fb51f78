"""The whole platform as its own processes, on a database of its own, for tests that look from outside."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from tools.prepared import migrated_file

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def manage(env: dict[str, str], *command: str) -> None:
    """Run one of our commands; its output stands in the error when it fails."""
    run(env, "manage.py", *command)


def run(env: dict[str, str], *command: str) -> None:
    done = subprocess.run(
        [sys.executable, *command],
        env=env,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, f"{' '.join(command)} failed:\n{done.stdout}\n{done.stderr}"


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


@contextmanager
def running(folder: Path):
    """A seeded platform that answers; yields its base address."""
    port = free_port()
    env = {
        **os.environ,
        "DATA_DIR": str(folder),
        "DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "smartnagari.config.settings",
        "LOG_LEVEL": "WARNING",
        "TRUSTED_PROXIES": "1",  # so that visitors can come from networks of their own
    }
    env.pop("DATABASE_URL", None)
    migrated_file(folder / "smartnagari.sqlite3", lambda: run(env, "-m", "tools.lay_tables"), kind="browser")
    for command in (["seed_demo"], ["collectstatic", "--noinput"]):
        manage(env, *command)
    log = (folder / "server.log").open("wb")
    server = subprocess.Popen(
        [sys.executable, ROOT / "manage.py", "serve", "--host", "127.0.0.1", "--port", str(port)],
        env=env,
        cwd=ROOT,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    try:
        for _try in range(150):
            if answers(f"http://127.0.0.1:{port}/readyz"):
                break
            assert server.poll() is None, (folder / "server.log").read_text()
            time.sleep(0.2)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)
        log.close()
