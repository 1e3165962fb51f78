"""Emergency numbers as dated data: the country's, and what a regency says of them and adds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import get_language

from smartnagari.accounts.public import OFFICES, Office
from smartnagari.kernel import freshness
from smartnagari.regions.public import Tenant

from . import queries

FOLDER = Path(__file__).resolve().parent / "data"
FIRST = ("all", "police", "ambulance", "fire")
"""What the first page shows; all of them stand on a page of their own that opens offline."""


@dataclass(frozen=True)
class Number:
    """A number to call, with its source and whether somebody has confirmed that it works here."""

    key: str
    name: str
    note: str
    number: str
    source: str
    sure: bool
    as_of: date
    office: Office | None = None


@lru_cache(maxsize=600)
def _file(path: Path) -> dict[str, Any]:
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}


def entries_of(tenant: Tenant, folder: Path = FOLDER) -> list[dict[str, Any]]:
    """The entries in force for this regency: the country's, then its own file, then its settings."""
    found: dict[str, dict[str, Any]] = {}
    own = {"numbers": tenant.settings.get("emergency", []), "as_of": tenant.settings.get("emergency_as_of")}
    shipped = _file(folder / "emergency.yaml"), _file(folder / f"tenants/{tenant.code}/emergency.yaml")
    for file in (*shipped, own):
        for row in file.get("numbers", []):
            day = file.get("as_of") or found.get(row["key"], {}).get("as_of")
            found[row["key"]] = {**found.get(row["key"], {}), **row, "as_of": day}
    return list(found.values())


def first_numbers(tenant: Tenant) -> list[Number]:
    """The numbers of the first page, without a query."""
    known = {row["key"]: row for row in entries_of(tenant)}
    return [_number(known[key], {}) for key in FIRST if key in known]


def all_numbers(tenant: Tenant) -> list[Number]:
    """Every number; those of offices from the directory, with the office where nobody has entered one."""
    rows = entries_of(tenant)
    freshness.shows(OFFICES)
    slugs = {row["office"] for row in rows if row.get("office")}
    offices = {office.slug: office for office in queries.offices().filter(slug__in=slugs).order_by("slug")}
    return [_number(row, offices) for row in _worth_showing(rows, offices)]


def _worth_showing(
    rows: Iterable[Mapping[str, Any]], offices: Mapping[str, Office]
) -> list[Mapping[str, Any]]:
    return [row for row in rows if row.get("number") or row.get("office") in offices]


def _number(row: Mapping[str, Any], offices: Mapping[str, Office]) -> Number:
    language = (get_language() or "id")[:2]
    office = offices.get(row.get("office", ""))
    return Number(
        key=row["key"],
        name=row["name"].get(language) or row["name"]["id"],
        note=(row.get("note") or {}).get(language, ""),
        number=str(row.get("number") or (office.phone if office else "")),
        source=row.get("source", ""),
        sure=row.get("sure") == "confirmed",
        as_of=date.fromisoformat(str(row["as_of"])),
        office=office,
    )
