"""Noting the head of the chain down under a signature, and writing it where it is shipped from.

Somebody with every right on the database could write the whole chain anew. They cannot sign the past: each
hour the head is signed, kept here and appended to a file that the operator takes to another machine.
"""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from smartnagari.kernel.tenancy import reading, tenant_in_force, tenants

from .keys import anchor_keys
from .models import AuditAnchor, AuditHead, UnwrittenAnchor
from .queries.anchors import anchor_of, last_anchor
from .queries.chain import Walk, anything_sealed, head_of_chain, links_after, other_than
from .rules import anchor_body
from .types import Break, SignedAnchor


class ChainBroken(RuntimeError):
    """The chain is not what it was when it was last anchored: nothing is signed over that."""

    def __init__(self, broken: Break) -> None:
        super().__init__(f"link {broken.seq}: {broken.why}; run verify_audit")
        self.broken = broken


def anchor_hourly() -> None:
    """The periodic job: sign, then write what does not stand in the file yet."""
    anchor_head()
    write_anchors()


def anchor_head() -> SignedAnchor | None:
    """A new anchor over the chain as far as it holds; ``None`` while nothing is sealed.

    Only what came after the last anchor is walked. Raises ``ChainBroken`` when that does not join.
    """
    if not anything_sealed():
        return None
    seq, digest = _walked_since_last()
    keys = anchor_keys()
    with transaction.atomic():
        AuditHead.objects.select_for_update(of=("self",)).get(tenant_id=tenant_in_force())
        last = last_anchor()
        drawn = SignedAnchor(
            tenant=str(tenant_in_force()),
            number=last.number + 1 if last else 1,
            seq=seq,
            hash=digest,
            at=timezone.now(),
            key=keys.current,
            signature="",
        )
        signed = replace(drawn, signature=keys.sign(anchor_body(drawn)))
        row = AuditAnchor.objects.create(
            number=signed.number,
            seq=signed.seq,
            hash=signed.hash,
            at=signed.at,
            key=signed.key,
            signature=signed.signature,
        )
        UnwrittenAnchor.objects.create(anchor=row)
    return signed


def _walked_since_last() -> tuple[int, str]:
    """How far the chain holds, beginning at the last anchor."""
    with reading():
        last, (reach, _head) = last_anchor(), head_of_chain()
        walk = Walk([], seq=last.seq, digest=last.hash) if last else Walk([])
        broken = other_than(last.noted()) if last else None
    while broken is None and walk.seq < reach:
        with reading():
            page = links_after(walk.seq, until=reach)
        if not page:
            break
        walk.along(page)
        broken = walk.broken
    broken = broken or walk.end(reach)
    if broken:
        raise ChainBroken(broken)
    return walk.seq, walk.hash.hex()


def write_anchors() -> int:
    """Append to the file what does not stand in it yet; how many did not. A line may come twice, never not.

    Outside any transaction: a file that cannot be written leaves them waiting for the next hour.
    """
    with reading():
        waiting = [row.anchor for row in UnwrittenAnchor.objects.select_related("anchor").order_by("anchor")]
    if not waiting:
        return 0
    _append(settings.AUDIT_ANCHORS_FILE, "".join(line_of(anchor_of(row)) for row in waiting))
    with transaction.atomic():
        UnwrittenAnchor.objects.filter(pk__in=[row.pk for row in waiting]).delete()
    return len(waiting)


def line_of(anchor: SignedAnchor) -> str:
    """An anchor as a line of JSON: what is signed, the signature, and the code that people know."""
    codes = {str(tenant.id): tenant.code for tenant in tenants()}
    whole = anchor_body(anchor) | {"signature": anchor.signature, "code": codes.get(anchor.tenant, "")}
    return json.dumps(whole, sort_keys=True) + "\n"


def _append(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as target:
        target.write(text)
        target.flush()
        os.fsync(target.fileno())
