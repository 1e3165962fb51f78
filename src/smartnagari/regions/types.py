"""Values of regions that other apps see, and the events that tell them of changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from smartnagari.kernel.events import Event, event


@dataclass(frozen=True)
class Attribution:
    """What the licence of a data set asks us to show."""

    title: str
    licence: str
    licence_url: str
    source_url: str
    edition: str


@dataclass(frozen=True)
class Terms:
    """The words a tenant uses for its institutions, in one language and for one form of village."""

    village: str
    hamlet: str
    village_head: str
    hamlet_head: str
    council: str
    enterprise: str
    district: str
    district_head: str
    regency: str
    regent: str


@event
@dataclass(frozen=True)
class TenantFounded(Event):
    """A tenant was founded or its tree brought up to date with the national reference."""

    name: ClassVar[str] = "regions.tenant_founded"
    tenant: str
    added: int
    renamed: int
    ended: int


@event
@dataclass(frozen=True)
class AreaPrepared(Event):
    """A preparatory village was set up below its mother."""

    name: ClassVar[str] = "regions.area_prepared"
    code: str
    mother: str


@event
@dataclass(frozen=True)
class HamletAdded(Event):
    """A village has a new hamlet."""

    name: ClassVar[str] = "regions.hamlet_added"
    code: str
    village: str


@event
@dataclass(frozen=True)
class AreaUpgraded(Event):
    """A preparatory village became definitive under its national code."""

    name: ClassVar[str] = "regions.area_upgraded"
    code: str
    former_code: str


@event
@dataclass(frozen=True)
class AreaSplit(Event):
    """An area gave rise to new ones. ``ended`` says whether it ceased itself."""

    name: ClassVar[str] = "regions.area_split"
    code: str
    parts: list[str]
    ended: bool


@event
@dataclass(frozen=True)
class AreasMerged(Event):
    """Areas were merged into one and ceased."""

    name: ClassVar[str] = "regions.areas_merged"
    codes: list[str]
    into: str


@event
@dataclass(frozen=True)
class AreaRenamed(Event):
    """An area bears a new name; the former one stays as an alias."""

    name: ClassVar[str] = "regions.area_renamed"
    code: str
    before: str
    after: str


@event
@dataclass(frozen=True)
class TermOverridden(Event):
    """The tenant calls one of its institutions by another word."""

    name: ClassVar[str] = "regions.term_overridden"
    key: str
    language: str


@event
@dataclass(frozen=True)
class ClosureDeclared(Event):
    """Offices are closed on a day by local decision."""

    name: ClassVar[str] = "regions.closure_declared"
    day: str
    unit: str


@event
@dataclass(frozen=True)
class ClosureWithdrawn(Event):
    """A closure was taken back."""

    name: ClassVar[str] = "regions.closure_withdrawn"
    day: str
    unit: str


@event
@dataclass(frozen=True)
class AliasAdded(Event):
    """An area has another spelling under which people look for it."""

    name: ClassVar[str] = "regions.alias_added"
    code: str
    spelling: str


@event
@dataclass(frozen=True)
class ProposalMade(Event):
    """A change to regency-wide data waits for a second person."""

    name: ClassVar[str] = "regions.proposal_made"
    proposal: str
    kind: str


@event
@dataclass(frozen=True)
class ProposalClosed(Event):
    """A proposal was approved and carried out, refused or withdrawn, as ``state`` says."""

    name: ClassVar[str] = "regions.proposal_closed"
    proposal: str
    kind: str
    state: str
