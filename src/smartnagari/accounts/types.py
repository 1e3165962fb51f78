"""Values of accounts that other apps see, and the fixed words that rows store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class OfficeKind(StrEnum):
    """What an office is. Offices and regions are different things: 103 codes, 118 nagari offices."""

    REGENCY = "regency"
    AGENCY = "agency"
    DISTRICT = "district"
    VILLAGE = "village"
    PUSKESMAS = "puskesmas"
    SCHOOL = "school"
    UNIT = "unit"


class AgencyKind(StrEnum):
    """The form of a regency's agency (OPD), by PP 18/2016 and local usage."""

    SECRETARIAT = "secretariat"
    INSPECTORATE = "inspectorate"
    DEPARTMENT = "department"
    BOARD = "board"
    FORCE = "force"
    HOSPITAL = "hospital"
    ENTERPRISE = "enterprise"
    DISTRICT = "district"


class PostKind(StrEnum):
    """On what footing a person fills a post; all but the first are printed before the title."""

    DEFINITIVE = "definitive"
    PLT = "plt"
    PLH = "plh"
    PJ = "pj"


@dataclass(frozen=True)
class HolderView:
    """Who fills a post on a day, as a page or a letter shows it."""

    id: UUID
    office_id: UUID
    position: str
    title: str
    person_name: str
    kind: PostKind
    prefix: str
    nip: str = ""
    user_id: UUID | None = None
    starts: date | None = None
    ends: date | None = None
    may_decide_strategically: bool = True

    @property
    def full_title(self) -> str:
        """The title as it is printed: ``Plt. Camat``."""
        return f"{self.prefix} {self.title}".strip()


@dataclass(frozen=True)
class Problem:
    """Something wrong in one line of a file: a stable code and what a sentence about it needs."""

    line: int
    column: str
    code: str
    facts: tuple[tuple[str, object], ...] = ()
