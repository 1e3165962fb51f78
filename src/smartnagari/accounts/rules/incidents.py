"""Whom an incident with personal data must be told, and by when.

UU 27/2022 art. 46: written notice within 3 x 24 hours to the people and to the authority, which says which
data, when and how, and what was done about it. Peraturan BSSN 1/2024: within 24 hours to the team for cyber
incidents when vital information infrastructure is hit. The hours run on the clock of the world.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).resolve().parent.parent / "data/incidents.yaml"


class Whom(StrEnum):
    """Who must be told."""

    CSIRT = "csirt"
    PERSONS = "persons"
    AUTHORITY = "authority"


@dataclass(frozen=True)
class Hours:
    """The limits of a law from a day on."""

    valid_from: date
    basis: str
    persons: int
    authority: int
    csirt: int


@cache
def _written() -> tuple[Hours, ...]:
    records = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(sorted((Hours(**record) for record in records), key=lambda hours: hours.valid_from))


def hours_on(day: date, written: Iterable[Hours] | None = None) -> Hours:
    """The limits that hold on this day; raises ``LookupError`` before the law began."""
    found = [hours for hours in written or _written() if hours.valid_from <= day]
    if not found:
        raise LookupError(f"No limit for notices of incidents holds on {day}.")
    return found[-1]


def clocks(known_at: datetime, hours: Hours, *, vital: bool) -> dict[Whom, datetime]:
    """By when whom to tell, counted from when the incident became known; the first to be told first."""
    if known_at.tzinfo is None:
        raise ValueError("A deadline needs a moment with its zone.")
    wanted = (*((Whom.CSIRT,) if vital else ()), Whom.PERSONS, Whom.AUTHORITY)
    return {whom: known_at + timedelta(hours=getattr(hours, whom.value)) for whom in wanted}
