"""A throwaway copy of the package in which a test may plant a breach."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


class Garden:
    """A copy of the sources; plant a file, then let the contracts look at it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        python_only = shutil.ignore_patterns(
            "static", "templates", "locale", "frontend", "__pycache__", "data"
        )
        shutil.copytree(ROOT / "src", folder / "src", ignore=python_only)
        shutil.copytree(ROOT / "contracts", folder / "contracts")
        shutil.copy(ROOT / "pyproject.toml", folder)

    def plant(self, path: str, text: str) -> None:
        file = self.folder / "src/smartnagari" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as handle:
            handle.write("\n" + text + "\n")

    def lint(self) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [Path(sys.executable).parent / "lint-imports", "--no-cache"],
            cwd=self.folder,
            env=os.environ | {"PYTHONPATH": f"{self.folder / 'src'}{os.pathsep}{self.folder}"},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )


@pytest.fixture
def garden(tmp_path) -> Garden:
    return Garden(tmp_path)
