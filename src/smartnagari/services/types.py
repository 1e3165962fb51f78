"""Values of services that other apps see, and the fixed words that rows store."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class ProviderKind(StrEnum):
    """Who gives a service: an office of this kind, or somebody outside the regency."""

    VILLAGE = "village"
    DISTRICT = "district"
    AGENCY = "agency"
    PUSKESMAS = "puskesmas"
    SCHOOL = "school"
    NATIONAL = "national"


class ServiceKind(StrEnum):
    """What comes out of a service."""

    LETTER = "letter"
    REGISTRATION = "registration"
    PERMIT = "permit"
    RECOMMENDATION = "recommendation"
    INFORMATION = "information"
    AID = "aid"
    COMPLAINT = "complaint"
    HANDOFF = "handoff"


class Audience(StrEnum):
    """For whom a service is."""

    PERSON = "person"
    BUSINESS = "business"
    BODY = "body"


class Channel(StrEnum):
    """The ways on which a service is given today."""

    COUNTER = "counter"
    ASSISTED = "assisted"
    ONLINE = "online"
    MOBILE_VISIT = "mobile_visit"
    PHONE = "phone"


class TimeUnit(StrEnum):
    """How a time limit is counted; working days follow the calendar of the regency."""

    MINUTES = "minutes"
    HOURS = "hours"
    WORKING_DAYS = "working_days"
    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"


class SilenceRule(StrEnum):
    """What it means when the office says nothing in time (UU 30/2014 art. 53)."""

    GRANTED = "granted"
    REFUSED = "refused"
    NONE = "none"


class Component(StrEnum):
    """The fourteen components of a service standard (UU 25/2009 art. 21), in the order of the law's lists.

    The first six are published to everybody (Permenpan-RB 15/2014), the others say how the office works.
    """

    REQUIREMENTS = "requirements"
    STEPS = "steps"
    TIME = "time"
    FEE = "fee"
    OUTPUT = "output"
    COMPLAINTS = "complaints"
    LEGAL_BASIS = "legal_basis"
    FACILITIES = "facilities"
    COMPETENCE = "competence"
    SUPERVISION = "supervision"
    STAFFING = "staffing"
    GUARANTEE = "guarantee"
    SAFETY = "safety"
    EVALUATION = "evaluation"


@dataclass(frozen=True)
class ServiceRow:
    """A service as lists show it, in the language of the page.

    ``search`` is what words are looked for in, in every language; ``rank`` orders the most used, 0 is none.
    """

    id: UUID
    code: str
    slug: str
    name: str
    note: str
    url: str
    icon: str
    provider_kind: str
    provider: str
    events: tuple[str, ...] = ()
    rank: int = 0
    handoff: bool = False
    search: str = ""
