"""The hash chain as pure functions: what is hashed, how links join, where a chain breaks."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from .types import Break, Entry, Seal, SignedAnchor

GENESIS = bytes(32)
"""What stands in the place of a previous hash before the first link."""


def canonical(body: Mapping[str, Any]) -> bytes:
    """JSON in the one form that is hashed: keys sorted, no spaces, UTF-8."""
    text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.encode()


def link(previous: bytes, body: Mapping[str, Any]) -> bytes:
    """The hash that joins this body to everything before it."""
    return hashlib.sha256(previous + canonical(body)).digest()


def holds_float(value: object) -> bool:
    """Whether a float hides in here: databases write those back in other digits, which breaks a chain."""
    if isinstance(value, Mapping):
        return any(holds_float(part) for part in value.values())
    if isinstance(value, list | tuple):
        return any(holds_float(part) for part in value)
    return isinstance(value, float)


def moment(at: datetime) -> str:
    """A moment as it is hashed: UTC, to the microsecond."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def body_of(entry: Entry, *, seq: int, sealed_at: datetime) -> dict[str, Any]:
    """Everything that the chain protects of an entry: all its columns, its place and when it was sealed."""
    return {
        "action": entry.action,
        "actor": entry.actor,
        "at": moment(entry.at),
        "case": entry.case,
        "entry": entry.id,
        "facts": entry.facts,
        "ip": entry.ip,
        "on_behalf_of": entry.on_behalf_of,
        "purpose": entry.purpose,
        "request_id": entry.request_id,
        "sealed_at": moment(sealed_at),
        "seq": seq,
        "subject": entry.subject,
        "tenant": str(entry.tenant),
    }


def seal(entry: Entry, *, seq: int, previous: bytes, sealed_at: datetime) -> Seal:
    """The link for this entry after that hash."""
    digest = link(previous, body_of(entry, seq=seq, sealed_at=sealed_at))
    return Seal(seq=seq, prev_hash=previous.hex(), hash=digest.hex(), sealed_at=sealed_at)


def break_at(entry: Entry, standing: Seal, *, seq: int, previous: bytes) -> Break | None:
    """What is wrong with a link that should be number ``seq`` after the hash ``previous``, if anything."""
    if standing.seq != seq:
        return Break(seq, f"missing: the next one that stands is {standing.seq}")
    if standing.prev_hash != previous.hex():
        return Break(seq, "does not join the link before it")
    if standing != seal(entry, seq=seq, previous=previous, sealed_at=standing.sealed_at):
        return Break(seq, "was changed after it was sealed")
    return None


def anchor_body(anchor: SignedAnchor) -> dict[str, Any]:
    """Everything that the signature of an anchor covers."""
    return {
        "at": moment(anchor.at),
        "hash": anchor.hash,
        "key": anchor.key,
        "number": anchor.number,
        "seq": anchor.seq,
        "tenant": anchor.tenant,
    }
