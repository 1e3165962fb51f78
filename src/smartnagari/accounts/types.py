"""Values of accounts that other apps see, and the fixed words that rows store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from smartnagari.kernel.events import Event, event


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


@dataclass(frozen=True)
class ProfileEntry:
    """What a person states about themselves, already read; ``None`` in a number leaves it as it is."""

    name: str
    nik: str | None = None
    kk: str | None = None
    birth_date: date | None = None
    birth_place: str = ""
    sex: str = ""
    area_id: UUID | None = None
    address: str = ""
    contact_email: str = ""
    contact_phone: str = ""
    languages: tuple[str, ...] = ()
    priority: tuple[str, ...] = ()


@event
@dataclass(frozen=True)
class DataRequestReceived(Event):
    """Somebody asked about their data; ``user`` is the account that asked."""

    name: ClassVar[str] = "accounts.data_request.received"

    number: str
    kind: str
    due_at: str
    user: str


@event
@dataclass(frozen=True)
class DataRequestMoved(Event):
    """A request of a data subject was taken up, answered, refused or withdrawn."""

    name: ClassVar[str] = "accounts.data_request.moved"

    number: str
    kind: str
    move: str
    state: str
    user: str


@event
@dataclass(frozen=True)
class ConsentWithdrawn(Event):
    """A person no longer agrees; what rests on it stops within 3 x 24 hours (UU 27/2022 art. 40)."""

    name: ClassVar[str] = "accounts.consent.withdrawn"

    profile: str
    purpose: str


@event
@dataclass(frozen=True)
class ProfileErased(Event):
    """A profile was emptied; apps that copied from it have been asked through their holders."""

    name: ClassVar[str] = "accounts.profile.erased"

    profile: str


@event
@dataclass(frozen=True)
class OfficesChanged(Event):
    """Offices were founded or their entries changed; ``slugs`` are theirs."""

    name: ClassVar[str] = "accounts.offices_changed"
    slugs: list[str]


@event
@dataclass(frozen=True)
class HoldersChanged(Event):
    """Somebody else fills a post in these offices, from ``since`` on (ISO date)."""

    name: ClassVar[str] = "accounts.holders_changed"
    slugs: list[str]
    since: str


@event
@dataclass(frozen=True)
class AssignmentBegan(Event):
    """A person was given a role."""

    name: ClassVar[str] = "accounts.assignment_began"
    assignment: str
    user: str
    role: str


@event
@dataclass(frozen=True)
class AssignmentEnded(Event):
    """A person no longer has a role; their sessions are closed."""

    name: ClassVar[str] = "accounts.assignment_ended"
    assignment: str
    user: str
    role: str
