"""The regency's agencies and health centres as its data files list them, and the names that offices get."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..types import AgencyKind, OfficeKind
from .roles import DATA


@dataclass(frozen=True)
class AgencyEntry:
    """An agency of the data file."""

    slug: str
    short_name: str
    full_name: str
    kind: AgencyKind
    head_title: str
    role: str
    confidence: str
    source: str
    as_of: date


@dataclass(frozen=True)
class CentreEntry:
    """A health centre of the data file."""

    name: str
    district_code: str
    confidence: str
    source: str


@dataclass(frozen=True)
class Post:
    """A post that an office of some kind has, with the title that goes on letters."""

    key: str
    title: str
    signatory: bool = False
    order: int = 0


def _read(tenant_code: str, name: str) -> Iterator[dict[str, str]]:
    file: Path = DATA / "tenants" / tenant_code / name
    if file.exists():
        with file.open(encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines)


def agencies_of(tenant_code: str) -> tuple[AgencyEntry, ...]:
    """The agencies of this regency; none for one whose file has not been written."""
    return tuple(
        AgencyEntry(**{**row, "kind": AgencyKind(row["kind"]), "as_of": date.fromisoformat(row["as_of"])})  # type: ignore[arg-type]
        for row in _read(tenant_code, "agencies.csv")
    )


def centres_of(tenant_code: str) -> tuple[CentreEntry, ...]:
    """The health centres of this regency."""
    return tuple(CentreEntry(**row) for row in _read(tenant_code, "puskesmas.csv"))


def posts_of(kind: OfficeKind, *, head_title: str, village: str = "Nagari") -> tuple[Post, ...]:
    """The posts that every office of this kind has; letters are signed by the head."""
    head = Post("head", head_title, signatory=True)
    match kind:
        case OfficeKind.VILLAGE:
            return (
                head,
                Post("secretary", f"Sekretaris {village}", order=1),
                Post("service-section", "Kepala Seksi Pelayanan", order=2),
            )
        case OfficeKind.DISTRICT:
            return (head, Post("secretary", "Sekretaris Kecamatan", signatory=True, order=1))
        case OfficeKind.AGENCY:
            return (head, Post("secretary", "Sekretaris", signatory=True, order=1))
        case OfficeKind.REGENCY:
            return (head, Post("deputy", f"Wakil {head_title}", signatory=True, order=1))
        case _:
            return (head,)
