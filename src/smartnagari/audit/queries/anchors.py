"""Signed anchors: the newest, those that stand, and the first that is not what it should be."""

from __future__ import annotations

from collections.abc import Iterable

from smartnagari.kernel.tenancy import tenant_in_force

from ..models import AuditAnchor, UnwrittenAnchor
from ..rules import anchor_body
from ..signing import AnchorKeys
from ..types import Break, SignedAnchor


def anchor_of(row: AuditAnchor) -> SignedAnchor:
    """The row as a value."""
    return SignedAnchor(
        tenant=str(row.tenant_id),
        number=row.number,
        seq=row.seq,
        hash=row.hash,
        at=row.at,
        key=row.key,
        signature=row.signature,
    )


def last_anchor() -> SignedAnchor | None:
    """The newest anchor of the tenant in force."""
    row = AuditAnchor.objects.filter(tenant_id=tenant_in_force()).order_by("-number").first()
    return anchor_of(row) if row else None


def standing_anchors() -> list[SignedAnchor]:
    """Every anchor of the tenant in force, oldest first."""
    rows = AuditAnchor.objects.filter(tenant_id=tenant_in_force()).order_by("number")
    return [anchor_of(row) for row in rows.iterator()]


def unwritten_anchors() -> int:
    """How many anchors of the tenant in force do not stand in the file yet."""
    return UnwrittenAnchor.objects.count()


def first_false_anchor(
    standing: Iterable[SignedAnchor], shipped: Iterable[SignedAnchor], keys: AnchorKeys
) -> Break | None:
    """What is wrong with the anchors themselves, whatever the chain says: gaps, signatures, losses.

    ``standing`` is the table in its order, ``shipped`` what another machine has kept.
    """
    known: dict[int, SignedAnchor] = {}
    for expected, anchor in enumerate(standing, start=1):
        if anchor.number != expected:
            return Break(anchor.seq, f"anchor {expected} is missing")
        if wrong := _unproven(anchor, keys):
            return wrong
        known[anchor.number] = anchor
    for anchor in shipped:
        if wrong := _unproven(anchor, keys):
            return wrong
        if known.get(anchor.number) != anchor:
            return Break(anchor.seq, f"anchor {anchor.number} was shipped and does not stand here any more")
    return None


def _unproven(anchor: SignedAnchor, keys: AnchorKeys) -> Break | None:
    if anchor.key not in keys.public:
        mend = "put its public half into AUDIT_PUBLIC_KEYS"
        return Break(anchor.seq, f"anchor {anchor.number} is signed by an unknown key {anchor.key!r}; {mend}")
    if not keys.fits(anchor.key, anchor_body(anchor), anchor.signature):
        return Break(anchor.seq, f"the signature of anchor {anchor.number} does not fit")
    return None
