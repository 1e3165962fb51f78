"""The steps of ``make check`` and ``make test``: what each proves and how it is run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tools.console import PYTHON, ROOT, VENV

BIN = VENV / "bin"
REPORTS = ROOT / "test-results"
MODULES = ROOT / "node_modules/.bin"
TEMPLATES = ROOT / "src"
QUICK = "not (browser or drill or slow or postgres)"


@dataclass(frozen=True)
class Step:
    """One program with a name a person understands. ``report`` is the JUnit file a test run writes."""

    name: str
    command: tuple[str | Path, ...]
    env: Mapping[str, str] = field(default_factory=dict)
    report: Path | None = None


def static() -> list[Step]:
    """Everything that reads the code without running the platform."""
    return [
        Step("lint (ruff)", (BIN / "ruff", "check", ".")),
        Step("format (ruff)", (BIN / "ruff", "format", "--check", ".")),
        Step("types (mypy)", (BIN / "mypy",)),
        Step("tiers and doors (import-linter)", (BIN / "lint-imports", "--no-cache")),
        Step("templates (djlint)", (BIN / "djlint", TEMPLATES, "--lint", "--quiet")),
        Step("front end (biome)", (MODULES / "biome", "ci")),
        Step("front end types (tsc)", (MODULES / "tsc", "--noEmit")),
        Step("messages complete", (PYTHON, "tools/messages.py", "check")),
        Step("no migration missing", (PYTHON, "manage.py", "makemigrations", "--check", "--dry-run")),
    ]


def pytest(
    name: str,
    key: str,
    *flags: str,
    env: Mapping[str, str] | None = None,
    dist: str = "worksteal",
    workers: int = 2,
) -> Step:
    """A run of the suite, reported into ``test-results``; with a worker for each core unless they often wait.

    ``dist`` says what stays together: nothing, a file (``loadfile``) or what is marked so (``loadgroup``).
    """
    report = REPORTS / f"{key}.xml"
    command = (
        PYTHON,
        "-m",
        "pytest",
        "-q",
        "-n",
        str(workers),
        "--dist",
        dist,
        f"--junitxml={report}",
        *flags,
    )
    return Step(name, command, env or {}, report)


def quick() -> list[Step]:
    """The part of the suite that needs no browser, no second database and no running system."""
    return [pytest("tests on SQLite, the quick ones", "quick", "-m", QUICK)]


def full(*, postgres: str, chromium: str) -> list[Step]:
    """The whole suite: on SQLite with browser and drills, then on PostgreSQL what a database can change."""
    browser, database = {"CHROMIUM": chromium}, {"DATABASE_TEST_URL": postgres}
    return [
        pytest("tests on SQLite", "sqlite", "-m", QUICK),
        pytest("tests on PostgreSQL", "postgresql", "-m", "not (browser or drill or slow)", env=database),
        pytest(
            "browser and accessibility",
            "browser",
            "-m",
            "browser",
            "tests/browser",
            env=browser,
            dist="loadfile",
        ),
        pytest(
            "drills of a minute, wheel, restore, upgrade",
            "drill",
            "-m",
            "drill or slow",
            env=database,
            dist="loadgroup",
            workers=3,
        ),
    ]
