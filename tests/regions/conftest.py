"""What the tests of regions share."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from smartnagari.kernel.actor import Actor
from smartnagari.regions.actions.areas import LegalBasis
from smartnagari.regions.actions.founding import Founded, found_tenant
from smartnagari.regions.loading.tenant_file import read_tenant_file, shipped_folder
from smartnagari.regions.models import Tenant
from smartnagari.regions.queries.tenants import forget_hosts
from smartnagari.regions.queries.terms import forget_terms
from support.concurrency import shared_database  # noqa: F401 - a fixture

SMALL_SET = {
    "provinces.csv": ["code,name", "13,SUMATERA BARAT"],
    "regencies.csv": [
        "code,province_code,name",
        "13.05,13,KABUPATEN PADANG PARIAMAN",
        "13.77,13,KOTA PARIAMAN",
    ],
    "districts.csv": [
        "code,regency_code,name",
        "13.05.01,13.05,Lubuk Alung",
        "13.05.02,13.05,Batang Anai",
        "13.77.01,13.77,Pariaman Tengah",
    ],
    "villages.csv": [
        "code,district_code,name",
        "13.05.01.2001,13.05.01,Lubuk Alung",
        "13.05.01.2002,13.05.01,Pungguang Kasiak Lubuk Alung",
        "13.05.02.2001,13.05.02,Katapiang",
        "13.77.01.1001,13.77.01,Kampung Perak",
    ],
}


@pytest.fixture(autouse=True)
def fresh_caches():
    """Hosts and words are kept per process; a test starts without them."""
    forget_hosts()
    forget_terms()


@pytest.fixture
def write_set(tmp_path) -> Callable[..., Path]:
    """Writes a small national set; arguments replace whole files (``villages=[...]`` lines)."""

    def write(*, encoding: str = "utf-8", **files: list[str]) -> Path:
        folder = tmp_path / "data"
        folder.mkdir(exist_ok=True)
        for name, lines in SMALL_SET.items():
            chosen = files.get(name.removesuffix(".csv"), lines)
            (folder / name).write_text("\n".join(chosen) + "\n", encoding=encoding)
        if "islands" in files:
            (folder / "islands.csv").write_text("\n".join(files["islands"]) + "\n", encoding=encoding)
        return folder

    return write


@pytest.fixture
def founded(db) -> Founded:
    """Padang Pariaman founded from what is shipped, without the national set."""
    return found_tenant(code="13.05", file=read_tenant_file(shipped_folder("13.05")))


@pytest.fixture
def padang_pariaman(founded, tenant) -> Tenant:
    """The founded tenant, in scope."""
    return tenant


@pytest.fixture
def actor(tenant) -> Actor:
    """Somebody who may do everything in the tenant."""
    return Actor.system("test", tenant.pk)


@pytest.fixture
def basis() -> LegalBasis:
    """A decree that names a day in the past."""
    from datetime import date

    return LegalBasis(on=date(2026, 3, 2), decree="Perda 1/2026")


def codes_in(path: Path) -> list[str]:
    """The first column of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return [row["code"] for row in csv.DictReader(file)]
