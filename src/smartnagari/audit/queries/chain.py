"""Walking along a chain: whole, or broken where."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from django.db.models import Count, Exists, Min, OuterRef, QuerySet

from smartnagari.kernel.tenancy import reading, tenant_in_force

from .. import rules
from ..models import AuditEntry, AuditHead, AuditSeal, PendingSeal
from ..types import Anchor, Break, ChainReport, Seal
from .entries import entry_of, seal_of

PAGE = 1000


def anything_pending() -> bool:
    """Whether the sealer has something to do."""
    return PendingSeal.objects.exists()


def head_of_chain() -> tuple[int, str]:
    """How far the chain of the tenant in force reaches: the last place and its hash."""
    head = AuditHead.objects.filter(tenant_id=tenant_in_force()).first()
    return (head.seq, head.hash) if head else (0, rules.GENESIS.hex())


def oldest_unsealed() -> datetime | None:
    """Since when the entry that has waited longest for its seal has waited; cheap enough for a monitor."""
    return PendingSeal.objects.aggregate(oldest=Min("since"))["oldest"]


def verify_chain(
    *, anchors: Iterable[Anchor] = (), progress: Callable[[int], object] = lambda _links: None
) -> ChainReport:
    """Walk the whole chain of the tenant in force, page by page, and say where it breaks first.

    ``anchors`` are heads noted down elsewhere before: they expose an end that was cut off, or a chain
    written anew, by somebody who may do anything to this database.
    """
    with reading():
        walk = Walk([head_anchor(), *anchors])
    while walk.broken is None:
        with reading():
            page = _links_after(walk.seq)
        if not page:
            break
        walk.along(page)
        progress(len(page))
    with reading():
        broken = walk.broken or walk.end(head_of_chain()[0]) or _never_queued()
        unsealed = _unsealed().aggregate(count=Count("pk"), oldest=Min("at"))
    return ChainReport(
        sealed=walk.seq,
        head=walk.hash.hex(),
        unsealed=unsealed["count"],
        oldest_unsealed=unsealed["oldest"],
        broken=broken,
    )


class Walk:
    """How far along the chain we have come, and the first break we met."""

    def __init__(self, anchors: Iterable[Anchor]) -> None:
        self.seq, self.hash = 0, rules.GENESIS
        self.broken: Break | None = None
        self._anchors = [anchor for anchor in anchors if anchor.seq]

    def along(self, links: Iterable[AuditSeal]) -> None:
        """Try these links, in order, until one breaks."""
        for row in links:
            link = seal_of(row)
            self.broken = rules.break_at(
                entry_of(row.entry), link, seq=self.seq + 1, previous=self.hash
            ) or self._other_than_noted(link)
            if self.broken:
                return
            self.seq, self.hash = link.seq, bytes.fromhex(link.hash)

    def end(self, head: int) -> Break | None:
        """What is wrong with the place where the chain ends; ``head`` is how far it should reach now."""
        reached = max([head, *(anchor.seq for anchor in self._anchors)])
        if self.seq < reached:
            return Break(self.seq + 1, f"missing: the chain once reached {reached}")
        if self.seq > head:
            return Break(head + 1, "stands beyond the head of the chain")
        return None

    def _other_than_noted(self, link: Seal) -> Break | None:
        if any(anchor.seq == link.seq and anchor.hash != link.hash for anchor in self._anchors):
            return Break(link.seq, "is another than was noted down")
        return None


def head_anchor() -> Anchor:
    """The head as this database keeps it, to be noted down elsewhere."""
    seq, digest = head_of_chain()
    return Anchor(tenant=str(tenant_in_force()), seq=seq, hash=digest)


def _links_after(seq: int) -> list[AuditSeal]:
    links = AuditSeal.objects.select_related("entry").filter(entry__tenant_id=tenant_in_force())
    return list(links.filter(seq__gt=seq).order_by("seq")[:PAGE])


def _unsealed() -> QuerySet[AuditEntry]:
    return AuditEntry.objects.filter(~Exists(AuditSeal.objects.filter(entry=OuterRef("pk"))))


def _never_queued() -> Break | None:
    waiting = PendingSeal.objects.filter(entry=OuterRef("pk"))
    stray = _unsealed().filter(~Exists(waiting)).order_by("pk").first()
    return Break(0, f"entry {stray.pk} stands in the log and never went to the sealer") if stray else None
