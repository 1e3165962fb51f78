"""Values of publishing that other apps see: screens of a form, events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from smartnagari.kernel.actor import ScopeKind
from smartnagari.kernel.events import Event, event


@dataclass(frozen=True)
class Group:
    """One screen of a guided form: what is asked together, why, and which repeating rows stand there.

    ``only`` names a field of another screen and the answers to it with which this one is asked at all.
    """

    key: str
    title: Any
    why: Any = ""
    fields: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    only: tuple[str, tuple[str, ...]] | None = None

    def asked(self, typed: Mapping[str, Any]) -> bool:
        """Whether these answers, as they were typed, lead to this screen."""
        if self.only is None:
            return True
        field, values = self.only
        return bool(set(typed.get(field, ())) & set(values))


@dataclass(frozen=True)
class WholeRegency:
    """The place of content that belongs to no nagari."""

    tenant: UUID

    def scopes(self) -> Iterable[tuple[ScopeKind, str]]:
        yield ScopeKind.TENANT, str(self.tenant)


@dataclass(frozen=True)
class Schedule:
    """From when and until when content is live; empty means at once, and for good."""

    at: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True)
class Completeness:
    """How complete a site is, from 0 to 100, and some of what is missing, that which counts most first."""

    reached: int = 0
    missing: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Change:
    """One answer that differs between two versions, as people read it."""

    label: Any
    before: str
    after: str
    row: str = ""


@dataclass(frozen=True)
class Saved:
    """What came of saving a screen: the new count of edits, or what somebody else changed meanwhile."""

    edits: int
    by: str = ""
    changes: list[Change] = field(default_factory=list)

    @property
    def conflict(self) -> bool:
        return bool(self.changes)


@event
@dataclass(frozen=True)
class ContentPublished(Event):
    """Content went live, for the first time or anew."""

    name: ClassVar[str] = "publishing.content_published"

    kind: str = ""
    subject: str = ""
    area: str = ""
    version: int = 0


@event
@dataclass(frozen=True)
class ContentWithdrawn(Event):
    """Content was taken down, by a person or because its time was over."""

    name: ClassVar[str] = "publishing.content_withdrawn"

    kind: str = ""
    subject: str = ""
    area: str = ""


@event
@dataclass(frozen=True)
class ContentRefused(Event):
    """What was to be published came back with a note for its author.

    A second person refused it, or it did not hold any more at the time that was set.
    """

    name: ClassVar[str] = "publishing.content_refused"

    kind: str = ""
    subject: str = ""
    author: str = ""
