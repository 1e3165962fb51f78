"""Data sets by scale, made once and kept under ``benchmarks/.cache`` by what they are made of."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from drills.system import System, system
from tools.console import ROOT, say
from tools.stamps import digest

CACHE = ROOT / "benchmarks/.cache"
SOURCE = ROOT / "node_modules/idn-area-data/data"
SETTINGS = {"DJANGO_SETTINGS_MODULE": "benchmarks.settings"}


def _key(engine: str, scale: int) -> str:
    made_of = [*(ROOT / "src").rglob("migrations/*.py"), *SOURCE.glob("*.csv"), Path(__file__)]
    return digest(made_of, engine, str(scale))[:16]


def regencies(scale: int) -> list[str]:
    """The regencies of a scale: the first alone, or it and so many of its neighbours in the code list."""
    codes = [line.split(",")[0] for line in (SOURCE / "regencies.csv").read_text().splitlines()[1:]]
    return ["13.05", *[code for code in codes if code != "13.05"][: scale - 1]]


def _fill(platform: System, scale: int) -> None:
    say(f"Making the data set of scale {scale}")
    platform.manage("import_regions", "--source", str(SOURCE))
    for code in regencies(scale):
        platform.manage("found_tenant", code)


def _dump(platform: System, kept: Path) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    if platform.server:
        words = [platform.server.home / "pg_dump", "-Fc", "-f", kept, platform.env["DATABASE_URL"]]
        subprocess.run(list(map(str, words)), check=True)
    else:
        shutil.copy(platform.folder / "smartnagari.sqlite3", kept)


def _load(platform: System, kept: Path) -> None:
    if platform.server:
        words = [platform.server.home / "pg_restore", "--clean", "--if-exists", "--no-owner"]
        words += ["-d", platform.env["DATABASE_URL"], kept]
        subprocess.run(list(map(str, words)), check=True)
    else:
        shutil.copy(kept, platform.folder / "smartnagari.sqlite3")


@contextmanager
def platform(engine: str, scale: int) -> Iterator[System]:
    """A platform with the data of this scale, not yet started."""
    kept = CACHE / f"{engine}-{scale}-{_key(engine, scale)}"
    with system(engine, extra=dict(SETTINGS), tenant=False) as found:
        if kept.exists():
            _load(found, kept)
        else:
            _fill(found, scale)
            _dump(found, kept)
        yield found
