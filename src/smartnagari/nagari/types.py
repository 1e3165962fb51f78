"""Fixed words and plain values of the site of a nagari."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum


class InstitutionKind(StrEnum):
    """Bodies beside the nagari government (UU 6/2014; Perda Sumbar 7/2018)."""

    COUNCIL = "council"
    ADAT_COUNCIL = "adat_council"
    ENTERPRISE = "enterprise"
    FAMILY_WELFARE = "family_welfare"
    YOUTH = "youth"
    EMPOWERMENT = "empowerment"
    HEALTH_POST = "health_post"
    OTHER = "other"


class InfoClass(StrEnum):
    """Classes of public information (UU 14/2008 art. 9 to 11); what is exempt (art. 17) has none."""

    REGULAR = "regular"
    IMMEDIATE = "immediate"
    ANY_TIME = "any_time"


class DownloadSubject(StrEnum):
    """What a file for downloading is about."""

    REGULATION = "regulation"
    PLAN = "plan"
    BUDGET = "budget"
    REPORT = "report"
    FORM = "form"
    OTHER = "other"


class LegalState(StrEnum):
    """Whether a regulation is in force."""

    NONE = ""
    IN_FORCE = "in_force"
    REVOKED = "revoked"


class IndexScheme(StrEnum):
    """Who measures a village: the index until 2024, and the one since 2025."""

    IDM = "idm"
    VILLAGE_INDEX = "village_index"


class IndexStatus(StrEnum):
    """The five statuses of a village, the lowest first; both indices use the same words."""

    VERY_BEHIND = "very_behind"
    BEHIND = "behind"
    DEVELOPING = "developing"
    ADVANCED = "advanced"
    INDEPENDENT = "independent"


@dataclass(frozen=True)
class Line:
    """A line of a budget: account, plan, and what was used in each quarter (``None``: not told)."""

    code: str
    name: str
    planned: int
    quarters: tuple[int | None, ...] = (None, None, None, None)
    carried_by: str = ""
    note: str = ""

    @property
    def realised(self) -> int | None:
        """What was used or received so far; ``None`` when no quarter has been reported."""
        known = [amount for amount in self.quarters if amount is not None]
        return sum(known) if known else None


@dataclass(frozen=True)
class LineProblem:
    """Something wrong in one line of a pasted table: a stable code and what a sentence about it needs."""

    line: int
    code: str
    word: str = ""


@dataclass(frozen=True)
class IndexRow:
    """What a file of the ministry says of one village."""

    line: int
    code: str
    score: Decimal
    dimensions: dict[str, Decimal]
    status: IndexStatus


@dataclass(frozen=True)
class Happening:
    """An event as lists hold it: when it begins and when it is over."""

    starts_at: datetime
    over_at: datetime
