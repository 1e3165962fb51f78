"""Keeps a seeded database of this release, so that the next release can prove that it migrates.

``python -m tools.snapshot 0.1.0`` writes ``tests/upgrades/0.1.0.sqlite3.gz`` and ``.sql.gz``; run it when a
release is made, never to repair a failing upgrade test. The people in it are the invented ones of the demo.
"""

from __future__ import annotations

import gzip
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from tools import postgres
from tools.console import PYTHON, ROOT, Failure, guarded, say

FOLDER = ROOT / "tests/upgrades"
COMMANDS = (
    ["migrate", "--verbosity", "0"],
    ["seed_demo", "--own-only"],
    ["worker", "--once"],
    ["seal_audit"],
)


def environment(folder: Path, **more: str) -> dict[str, str]:
    """A demonstration of its own, away from the developer's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE_")}
    ours = {"DJANGO_SETTINGS_MODULE": "smartnagari.config.settings", "DEMO": "1", "LOG_LEVEL": "ERROR"}
    return {**kept, **ours, "DATA_DIR": str(folder), **more}


def manage(env: Mapping[str, str], *words: str) -> None:
    subprocess.run([PYTHON, ROOT / "manage.py", *words], env=dict(env), cwd=ROOT, check=True)


def fill(env: Mapping[str, str]) -> None:
    """Tables, the regency, its people, and what the worker makes of it."""
    for words in COMMANDS:
        manage(env, *words)


def keep(target: Path, content: bytes) -> None:
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(gzip.compress(content, 9, mtime=0))
    say(f"{target.relative_to(ROOT)}: {target.stat().st_size // 1024} kB")


def of_sqlite(release: str, folder: Path) -> None:
    fill(environment(folder))
    with closing(sqlite3.connect(folder / "smartnagari.sqlite3")) as database:
        database.execute("VACUUM INTO ?", [str(folder / "whole.sqlite3")])
    keep(FOLDER / f"{release}.sqlite3.gz", (folder / "whole.sqlite3").read_bytes())


def of_postgresql(release: str, folder: Path) -> None:
    with postgres.server() as server:
        url = server.database("snapshot")
        subprocess.run([server.home / "createdb", "--maintenance-db", server.url, "snapshot"], check=True)
        fill(environment(folder, DATABASE_URL=url))
        dump = [server.home / "pg_dump", "--no-owner", "--no-privileges", "--dbname", url]
        keep(FOLDER / f"{release}.sql.gz", subprocess.run(dump, check=True, capture_output=True).stdout)


def main() -> None:
    if len(sys.argv) != 2:
        raise Failure("Say which release this is: python -m tools.snapshot 0.1.0")
    for make in (of_sqlite, of_postgresql):
        with tempfile.TemporaryDirectory() as folder:
            make(sys.argv[1], Path(folder))


if __name__ == "__main__":
    guarded(main)
