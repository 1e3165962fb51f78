"""Values of the audit log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class Entry:
    """Who did what to which record, when and why: one row of the log, whole."""

    id: int
    tenant: UUID
    at: datetime
    actor: str
    on_behalf_of: str
    action: str
    subject: str
    case: str
    purpose: str
    ip: str
    request_id: str
    facts: dict[str, Any]


@dataclass(frozen=True)
class Seal:
    """A link of the chain: the place of an entry and the two hashes, in hexadecimal."""

    seq: int
    prev_hash: str
    hash: str
    sealed_at: datetime


@dataclass(frozen=True)
class SealedEntry:
    """An entry with its link; ``seal`` is ``None`` in the second before the sealer comes."""

    entry: Entry
    seal: Seal | None


@dataclass(frozen=True)
class Selection:
    """Which entries somebody wants to see; what is left empty does not narrow.

    ``person`` finds what a person did, what was done in their name and what was done to them.
    """

    case: str = ""
    actor: str = ""
    person: str = ""
    subject: str = ""
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True)
class Anchor:
    """The head of a tenant's chain as it was once noted down elsewhere; ``name`` says where."""

    tenant: str
    seq: int
    hash: str
    name: str = ""


@dataclass(frozen=True)
class SignedAnchor:
    """A head under a signature: the ``number``-th of its tenant, by the key of this id."""

    tenant: str
    number: int
    seq: int
    hash: str
    at: datetime
    key: str
    signature: str

    def noted(self) -> Anchor:
        """What it says of the chain."""
        name = f"anchor {self.number} of {self.at:%Y-%m-%d %H:%M} UTC"
        return Anchor(tenant=self.tenant, seq=self.seq, hash=self.hash, name=name)


@dataclass(frozen=True)
class Break:
    """Where a chain stops being what was written. ``seq`` is 0 for what never entered the chain."""

    seq: int
    why: str


@dataclass(frozen=True)
class ChainReport:
    """What a look along the whole chain of a tenant found."""

    sealed: int
    head: str
    unsealed: int
    oldest_unsealed: datetime | None
    broken: Break | None
    anchors: int = 0
    """How many signed anchors were held against it."""


@dataclass(frozen=True)
class Read:
    """Somebody looked at a person's data."""

    id: int
    at: datetime
    actor: str
    on_behalf_of: str
    what: str
    subject: str
    purpose: str
