"""Saying what happens, and running the programs that do it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"


class Failure(Exception):
    """Something the reader has to mend; the message says how."""


def say(text: str) -> None:
    """One line for the person who waits."""
    print(f"\033[1m==> {text}\033[0m" if sys.stdout.isatty() else f"==> {text}", flush=True)


def run(
    command: Sequence[str | Path],
    *,
    env: Mapping[str, str] | None = None,
    cwd: Path = ROOT,
    quiet: bool = False,
) -> None:
    """Run a program to its end; ``Failure`` when it does not end well. Quiet ones speak only on failure."""
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        stdin=subprocess.DEVNULL,
        capture_output=quiet,
        text=True,
        check=False,
    )
    if done.returncode:
        output = f"\n{done.stdout}{done.stderr}" if quiet else ""
        raise Failure(f"{' '.join(map(str, command))} ended with {done.returncode}{output}")


def ask(command: Sequence[str | Path]) -> tuple[int, str]:
    """Exit code and output of a short question; a program that is not there answers 127."""
    try:
        done = subprocess.run(
            [str(word) for word in command],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return 127, ""
    return done.returncode, done.stdout.strip()


def apt_install(package: str) -> None:
    """Install a package of the distribution; only root may."""
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    run(["apt-get", "update", "-q"], env=quiet, quiet=True)
    run(["apt-get", "install", "-y", "-q", "--no-install-recommends", package], env=quiet, quiet=True)


def guarded(main) -> None:  # type: ignore[no-untyped-def]
    """Run ``main`` and turn a ``Failure`` into one clear line and exit code 1."""
    try:
        main()
    except Failure as failure:
        print(f"\n{failure}", file=sys.stderr)
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
