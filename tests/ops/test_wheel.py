"""The wheel, installed into an empty environment, is a working platform."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
import time
import urllib.request
import zipfile
from pathlib import Path

import pytest

from drills.system import free_port
from tools import wheel
from tools.console import ROOT, VENV

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600), pytest.mark.xdist_group("wheel")]

RUNS = re.compile(
    r".+\.py$|\w+/data/.+\.(yaml|csv)$|\w+/templates/.+|\w+/static/.+|\w+/locale/\w+/LC_MESSAGES/django\.mo$"
    r"|ui/icons\.json$"
)
"""What belongs into a wheel: code, data, templates, what was built; no sources of it, no tests."""

TENANT = "from smartnagari.regions.models import Tenant; Tenant.objects.create(code='13.05', name='Uji')"


def run(*words: str | Path, env: dict[str, str] | None = None, cwd: Path | None = None) -> str:
    done = subprocess.run(
        [str(word) for word in words], env=env, cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{words}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """An environment with the pinned dependencies and the wheel, and nothing of the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    built = wheel.build(folder / "dist")
    run(sys.executable, "-m", "venv", "--without-pip", folder / "venv")
    uv, python = VENV / "bin/uv", folder / "venv/bin/python"
    run(uv, "pip", "install", "-q", "--python", python, "-r", ROOT / "requirements/runtime.txt")
    run(uv, "pip", "install", "-q", "--python", python, "--no-deps", built)
    return folder


@pytest.fixture(scope="module")
def env(installed):
    """A bare environment with a data folder of its own and the tables of all migrations in it."""
    env = {"PATH": os.environ["PATH"], "DATA_DIR": str(installed / "var"), "LOG_LEVEL": "ERROR"}
    run(installed / "venv/bin/smartnagari", "migrate", "--verbosity", "0", env=env, cwd=installed)
    return env


def answer(url: str) -> str:
    """The page, once the server is up."""
    for _try in range(100):
        try:
            with urllib.request.urlopen(url, timeout=10) as page:
                return page.read().decode()
        except OSError:
            time.sleep(0.2)
    return ""


def test_wheel_holds_what_runs_and_nothing_else(installed):
    built = next((installed / "dist").glob("smartnagari-*.whl"))
    package = [
        n.removeprefix("smartnagari/") for n in zipfile.ZipFile(built).namelist() if "dist-info/" not in n
    ]

    foreign = [name for name in package if not RUNS.match(name)]

    assert foreign == []
    assert {"accounts/data/roles.yaml", "ui/templates/ui/base.html", "ui/icons.json"} <= set(package)


def test_wheel_gives_a_working_command(installed, env, tmp_path):
    command = installed / "venv/bin/smartnagari"

    assert run(command, "--version", env=env, cwd=tmp_path).strip()
    run(command, "check", env=env, cwd=tmp_path)
    run(command, "migrate", "--check", env=env, cwd=tmp_path)


def shape_of(database: Path) -> dict[str, set[tuple[str, str, int, int]]]:
    """Name, type, whether it must be filled and whether it is the key, of every column of every table."""
    with sqlite3.connect(database) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: {
                (column, kind.lower(), filled, key)
                for _n, column, kind, filled, _default, key in connection.execute(
                    f'PRAGMA table_info("{name}")'
                )
            }
            for name in names
        }


def test_tables_laid_in_one_step_are_those_of_all_migrations(env, tmp_path):
    run(
        sys.executable,
        "-m",
        "tools.lay_tables",
        env={**env, "DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "smartnagari.config.settings"},
        cwd=ROOT,
    )

    assert shape_of(tmp_path / "smartnagari.sqlite3") == shape_of(
        Path(env["DATA_DIR"]) / "smartnagari.sqlite3"
    )


def test_wheel_serves_pages_with_their_style_and_language(installed, env, tmp_path):
    command, port = installed / "venv/bin/smartnagari", free_port()
    run(command, "shell", "--command", TENANT, env=env, cwd=tmp_path)
    run(command, "collectstatic", "--noinput", "--verbosity", "0", env=env, cwd=tmp_path)
    server = subprocess.Popen(
        [command, "serve", "--port", str(port)], env=env, cwd=tmp_path, stdout=subprocess.DEVNULL
    )
    try:
        ready = answer(f"http://127.0.0.1:{port}/readyz")
        page = answer(f"http://127.0.0.1:{port}/masuk/")
    finally:
        server.terminate()
        server.wait(timeout=30)

    assert ready == "ok\n"
    assert '<html lang="id"' in page
    assert "/static/ui/dist/" in page
