"""Pins every dependency: ``python -m tools.lock [python] [npm] [upgrade]``; both when nothing is named.

What is pinned already keeps its version; ``upgrade`` takes the newest that pyproject.toml allows.

The Python pins carry hashes and no index address. npm leaves optional packages of other platforms out of
the lock file when a registry does not carry them, and then refuses its own file; they are put back in.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from pathlib import Path
from typing import Any

from tools import frontend
from tools.console import ROOT, VENV, guarded, run, say

COMPILE = ("--generate-hashes", "--python-version", "3.11", "--no-emit-index-url", "--no-header")
SETS = {
    "bootstrap": ("requirements/bootstrap.in",),
    "runtime": ("pyproject.toml",),
    "dev": ("pyproject.toml", "--group", "dev"),
    "build": ("requirements/build.in", "-c", "requirements/dev.txt"),
    "node": ("requirements/node.in",),
}
PLATFORM = re.compile(
    r"-(android|darwin|freebsd|linux|openbsd|win32)-([a-z0-9]+)(?:-(musl|gnu|glibc|msvc))?$"
)


def lock_python(*, upgrade: bool) -> None:
    """Compile each set; the later ones see the earlier ones' versions."""
    flags = (*COMPILE, "--upgrade") if upgrade else COMPILE
    for name, words in SETS.items():
        say(f"Pinning requirements/{name}.txt")
        target = f"requirements/{name}.txt"
        run([VENV / "bin/uv", "pip", "compile", "-q", *words, *flags, "-o", target], quiet=True)


def stand_in(name: str, version: str, parent: dict[str, Any]) -> dict[str, Any] | None:
    """The lock entry of a package for another platform, which nobody here will install."""
    match = PLATFORM.search(name)
    if match is None:
        return None
    entry: dict[str, Any] = {"version": version, "cpu": [match[2]], "optional": True, "os": [match[1]]}
    if match[3] in {"musl", "gnu", "glibc"}:
        entry["libc"] = ["musl" if match[3] == "musl" else "glibc"]
    return entry | ({"dev": True} if parent.get("dev") else {})


def complete(lock: dict[str, Any]) -> int:
    """Put back the optional packages that the lock names but does not hold; how many there were."""
    packages, missing = lock["packages"], {}
    for parent in packages.values():
        for name, version in parent.get("optionalDependencies", {}).items():
            key = f"node_modules/{name}"
            if key not in packages and (entry := stand_in(name, version, parent)):
                missing[key] = entry
    root = {"": packages.pop("")}
    lock["packages"] = root | dict(sorted({**packages, **missing}.items()))
    return len(missing)


def lock_npm(home: Path) -> None:
    """The lock file of a package.json, made in an empty folder so that nothing installed colours it."""
    say(f"Pinning {(home / 'package-lock.json').relative_to(ROOT)}")
    command, env = frontend.npm()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "package.json").write_text((home / "package.json").read_text())
        flags = ["--package-lock-only", "--omit-lockfile-registry-resolved", "--no-audit", "--no-fund"]
        run([*command, "install", *flags], env=env, cwd=place, quiet=True)
        lock = json.loads((place / "package-lock.json").read_text())
    added = complete(lock)
    (home / "package-lock.json").write_text(json.dumps(lock, indent=2) + "\n")
    say(f"{len(lock['packages']) - 1} packages, {added} of other platforms put back")


def main() -> None:
    upgrade = "upgrade" in sys.argv
    wanted = set(sys.argv[1:]) - {"upgrade"} or {"python", "npm"}
    if "python" in wanted:
        lock_python(upgrade=upgrade)
    if "npm" in wanted:
        for home in (ROOT, frontend.LIGHTHOUSE):
            lock_npm(home)


if __name__ == "__main__":
    guarded(main)
