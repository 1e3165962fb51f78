"""``make wheel``: one file with the code, the built front end and the compiled messages."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tools.console import PYTHON, ROOT, VENV, Failure, guarded, run, say

NEEDED = ("ui/static/ui/dist/manifest.json", "locale/id/LC_MESSAGES/django.mo", "config/cli.py")


def build(target: Path) -> Path:
    """The wheel in this folder; refuses one that lacks what was built."""
    target.mkdir(parents=True, exist_ok=True)
    for old in target.glob("smartnagari-*.whl"):
        old.unlink()
    uv = VENV / "bin/uv"
    run([uv, "build", "-q", "--wheel", "--no-build-isolation", "--python", PYTHON, "-o", target, ROOT])
    wheel = next(target.glob("smartnagari-*.whl"))
    names = zipfile.ZipFile(wheel).namelist()
    missing = [part for part in NEEDED if not any(name.endswith(part) for name in names)]
    if missing:
        raise Failure(f"{wheel.name} lacks {', '.join(missing)}")
    return wheel


def main() -> None:
    wheel = build(ROOT / "dist")
    say(f"Built {wheel.relative_to(ROOT)} ({wheel.stat().st_size // 1024} kB)")


if __name__ == "__main__":
    guarded(main)
