"""A database of each release before this one migrates to it, serves its pages and keeps its log whole."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from tools.console import ROOT
from tools.postgres import find_binaries
from tools.snapshot import environment

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

SNAPSHOTS = ROOT / "tests/upgrades"
LOOK = """
import django
django.setup()
from django.conf import settings
settings.ALLOWED_HOSTS = ["*"]
from django.test import Client
browser = Client(SERVER_NAME="localhost")
for path in ("/", "/nagari/ulakan/", "/kecamatan/", "/direktori/", "/masuk/", "/readyz"):
    answer = browser.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
"""


def run(env: dict[str, str], *words: str | Path) -> str:
    done = subprocess.run(
        [str(w) for w in words], env=env, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{words}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def prove(env: dict[str, str]) -> None:
    """Migrate, look at the pages, verify the log; a second migration finds nothing to do."""
    run(env, sys.executable, "manage.py", "migrate", "--verbosity", "0")
    run(env, sys.executable, "manage.py", "migrate", "--check")
    run(env, sys.executable, "-c", LOOK)
    assert "whole" in run(env, sys.executable, "manage.py", "verify_audit")


@pytest.mark.parametrize("snapshot", sorted(SNAPSHOTS.glob("*.sqlite3.gz")), ids=lambda path: path.name)
def test_sqlite_database_of_an_earlier_release_migrates_and_serves(tmp_path, snapshot):
    (tmp_path / "smartnagari.sqlite3").write_bytes(gzip.decompress(snapshot.read_bytes()))

    prove(environment(tmp_path))


@pytest.fixture
def empty_postgresql():
    """An empty database beside the one of the tests, gone afterwards."""
    given = os.environ.get("DATABASE_TEST_URL", "")
    if not given:
        pytest.skip("needs PostgreSQL; make test gives it one")
    name = f"upgrade_{os.getpid()}"
    parts = urlsplit(given)
    with psycopg.connect(parts._replace(path="/postgres").geturl(), autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        yield parts._replace(path=f"/{name}").geturl()
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.parametrize("snapshot", sorted(SNAPSHOTS.glob("*.sql.gz")), ids=lambda path: path.name)
def test_postgresql_database_of_an_earlier_release_migrates_and_serves(tmp_path, empty_postgresql, snapshot):
    dump = tmp_path / "dump.sql"
    dump.write_bytes(gzip.decompress(snapshot.read_bytes()))
    psql = find_binaries() / "psql"
    run({**os.environ}, psql, "-q", "-v", "ON_ERROR_STOP=1", "-d", empty_postgresql, "-f", dump)

    prove(environment(tmp_path, DATABASE_URL=empty_postgresql))
