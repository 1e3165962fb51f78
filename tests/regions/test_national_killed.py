"""An import that is killed with SIGKILL in the middle of a batch loses that batch and nothing else."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

CHILD = Path(__file__).with_name("import_child.py")
VILLAGES = 18_000


@pytest.fixture
def large_set(tmp_path) -> Path:
    """A set of four batches in a province that does not exist."""
    folder = tmp_path / "data"
    folder.mkdir()
    districts = [f"99.01.{number:02d}" for number in range(1, VILLAGES // 1000 + 1)]
    villages = [f"{code}.2{number:03d},{code},Desa {number}" for code in districts for number in range(1000)]
    files = {
        "provinces": ["code,name", "99,CONTOH"],
        "regencies": ["code,province_code,name", "99.01,99,KABUPATEN CONTOH"],
        "districts": ["code,regency_code,name", *(f"{code},99.01,Kecamatan" for code in districts)],
        "villages": ["code,district_code,name", *villages],
    }
    for name, lines in files.items():
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n")
    return folder


@pytest.fixture
def database_url(tmp_path) -> Iterator[str]:
    """A database that processes can share and that no other test sees."""
    if "sqlite" in settings.DATABASES["default"]["ENGINE"]:
        yield f"sqlite://{tmp_path}/killed.sqlite3"
        return
    import psycopg

    server = os.environ["DATABASE_TEST_URL"].rpartition("/")[0]
    name = f"killed_{os.getpid()}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        yield f"{server}/{name}"
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def child(database_url: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(CHILD), *map(str, arguments)]
    source = str(Path(__file__).parents[2] / "src")
    environment = {**os.environ, "DATABASE_TEST_URL": database_url, "PYTHONPATH": source}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)


def test_killed_import_keeps_whole_batches_and_is_completed_by_the_next(large_set, database_url):
    assert child(database_url, "make").returncode == 0

    killed = child(database_url, "die", large_set, 3)
    left = json.loads(child(database_url, "show").stdout)
    again = child(database_url, "import", large_set)
    whole = json.loads(child(database_url, "show").stdout)
    once_more = child(database_url, "import", large_set)

    total = VILLAGES + VILLAGES // 1000 + 2
    assert killed.returncode == -signal.SIGKILL
    assert left == {"regions": 10_000, "done": [10_000], "finished": [False]}
    assert (again.returncode, again.stderr) == (0, "")
    assert whole == {"regions": total, "done": [total], "finished": [True]}
    assert once_more.returncode == 0
    assert json.loads(child(database_url, "show").stdout)["regions"] == total
