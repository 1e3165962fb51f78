"""Walking along a chain: whole, or broken where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime

from django.db.models import Count, Exists, Min, OuterRef, QuerySet

from smartnagari.kernel.tenancy import reading, tenant_in_force

from .. import rules
from ..keys import anchor_keys
from ..models import AuditEntry, AuditHead, AuditSeal, PendingSeal
from ..types import Anchor, Break, ChainReport, Seal, SignedAnchor
from .anchors import first_false_anchor, standing_anchors
from .entries import entry_of, seal_of

PAGE = 1000


def anything_pending() -> bool:
    """Whether the sealer has something to do."""
    return PendingSeal.objects.exists()


def anything_sealed() -> bool:
    """Whether there is a head to anchor."""
    return head_of_chain()[0] > 0


def head_of_chain() -> tuple[int, str]:
    """How far the chain of the tenant in force reaches: the last place and its hash."""
    head = AuditHead.objects.filter(tenant_id=tenant_in_force()).first()
    return (head.seq, head.hash) if head else (0, rules.GENESIS.hex())


def oldest_unsealed() -> datetime | None:
    """Since when the entry that has waited longest for its seal has waited; cheap enough for a monitor."""
    return PendingSeal.objects.aggregate(oldest=Min("since"))["oldest"]


def verify_chain(
    *,
    anchors: Iterable[Anchor] = (),
    shipped: Iterable[SignedAnchor] = (),
    progress: Callable[[int], object] = lambda _links: None,
) -> ChainReport:
    """Walk the whole chain of the tenant in force, page by page, and say where it breaks first.

    The signed anchors of this database are held against it. ``anchors`` and ``shipped`` are heads kept on
    another machine: they expose an end that was cut off, or a chain written anew with all its anchors, by
    somebody who may do anything to this database.
    """
    shipped = list(shipped)
    with reading():
        standing = standing_anchors()
        walk = Walk([head_anchor(), *anchors, *(anchor.noted() for anchor in (*standing, *shipped))])
    false = first_false_anchor(standing, shipped, anchor_keys()) if standing or shipped else None
    while walk.broken is None:
        with reading():
            page = links_after(walk.seq)
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
        broken=_first(broken, false),
        anchors=len(standing),
    )


def _first(*breaks: Break | None) -> Break | None:
    """The one that lies furthest back."""
    return min(filter(None, breaks), key=lambda found: found.seq, default=None)


class Walk:
    """How far along the chain we have come, and the first break we met. It may begin after a known link."""

    def __init__(self, anchors: Iterable[Anchor], *, seq: int = 0, digest: str = rules.GENESIS.hex()) -> None:
        self.seq, self.hash = seq, bytes.fromhex(digest)
        self.broken: Break | None = None
        self._noted: dict[int, dict[str, str]] = defaultdict(dict)
        for anchor in anchors:
            if anchor.seq:
                self._noted[anchor.seq].setdefault(anchor.hash, anchor.name)

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
        reached = max([head, *self._noted])
        if self.seq < reached:
            beyond = min((seq for seq in self._noted if seq > self.seq), default=reached)
            names = [name for name in self._noted.get(beyond, {}).values() if name]
            witness = f", says {names[0]}" if names else ""
            return Break(self.seq + 1, f"missing: the chain once reached {reached}{witness}")
        if self.seq > head:
            return Break(head + 1, "stands beyond the head of the chain")
        return None

    def _other_than_noted(self, link: Seal) -> Break | None:
        for digest, name in self._noted.get(link.seq, {}).items():
            if digest != link.hash:
                return Break(link.seq, f"is another than {name or 'was'} noted down")
        return None


def other_than(anchor: Anchor) -> Break | None:
    """What is wrong with the link of this anchor alone."""
    links = AuditSeal.objects.filter(entry__tenant_id=tenant_in_force(), seq=anchor.seq)
    standing = links.values_list("hash", flat=True).first()
    if standing is None:
        return Break(anchor.seq, f"missing: {anchor.name} noted it down")
    return None if standing == anchor.hash else Break(anchor.seq, f"is another than {anchor.name} noted down")


def head_anchor() -> Anchor:
    """The head as this database keeps it, to be noted down elsewhere."""
    seq, digest = head_of_chain()
    return Anchor(tenant=str(tenant_in_force()), seq=seq, hash=digest)


def links_after(seq: int, *, until: int | None = None) -> list[AuditSeal]:
    """The next page of links with their entries, up to a place when one is given."""
    links = AuditSeal.objects.select_related("entry").filter(entry__tenant_id=tenant_in_force())
    if until is not None:
        links = links.filter(seq__lte=until)
    return list(links.filter(seq__gt=seq).order_by("seq")[:PAGE])


def _unsealed() -> QuerySet[AuditEntry]:
    return AuditEntry.objects.filter(~Exists(AuditSeal.objects.filter(entry=OuterRef("pk"))))


def _never_queued() -> Break | None:
    waiting = PendingSeal.objects.filter(entry=OuterRef("pk"))
    stray = _unsealed().filter(~Exists(waiting)).order_by("pk").first()
    return Break(0, f"entry {stray.pk} stands in the log and never went to the sealer") if stray else None
