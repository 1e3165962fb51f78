"""Bringing the projection to what it ought to show, and proving that it does.

Each kind of a tenant is one transaction in which nobody else writes to the projection, so what is read there
is what is written. Killed, it leaves whole kinds; run again, it writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from django.db import transaction

from smartnagari.kernel.findable import Findable, FindableKind, kinds, shared

from ..queries.comparing import differing
from ..shelves import NATIONAL, OWN, Shelf
from .projection import begin, forget_on, put_on

BATCH = 2_000
EXAMPLES = 5
Progress = Callable[[int], object]


@dataclass
class Compared:
    """How the projection of one kind stood against what it shows."""

    kind: str
    things: int = 0
    differing: int = 0
    gone: int = 0
    examples: list[str] = field(default_factory=list)

    @property
    def true(self) -> bool:
        return not self.differing and not self.gone


def _quiet(_done: int) -> None:
    """Nobody watches."""


def renew_tenant(*, dry_run: bool = False, progress: Progress = _quiet) -> list[Compared]:
    """Every kind of the tenant in force, and kinds that no app knows any more."""
    compared = [_renew_whole(kind, dry_run=dry_run, progress=progress) for kind in kinds]
    left = OWN.entries.objects.exclude(kind__in=[kind.key for kind in kinds]).order_by("kind")
    for key in left.values_list("kind", flat=True).distinct():
        compared.append(_renew_whole(FindableKind(key, key, tuple), dry_run=dry_run, progress=progress))
    return compared


@transaction.atomic
def _renew_whole(kind: FindableKind, *, dry_run: bool, progress: Progress) -> Compared:
    begin(OWN)
    return _renew(OWN, kind.key, kind.every(), dry_run=dry_run, progress=progress)


def renew_national(*, dry_run: bool = False, progress: Progress = _quiet) -> list[Compared]:
    """The national reference, a piece at a time; whoever else brings it brings the same."""
    return [_renew(NATIONAL, kind.key, kind.every(""), dry_run=dry_run, progress=progress) for kind in shared]


def _renew(
    shelf: Shelf, kind: str, things: Iterable[Findable], *, dry_run: bool, progress: Progress
) -> Compared:
    compared = Compared(kind)
    seen: set[str] = set()
    for batch in batches(things, BATCH):
        with transaction.atomic():
            wrong = differing(shelf, batch) if dry_run else put_on(shelf, batch)
        seen.update(thing.key for thing in batch)
        compared.things += len(batch)
        compared.differing += len(wrong)
        compared.examples += [key for _kind, key in wrong[: EXAMPLES - len(compared.examples)]]
        progress(len(batch))
    forget_gone(shelf, kind, seen, compared, dry_run=dry_run)
    return compared


def forget_gone(shelf: Shelf, kind: str, seen: set[str], compared: Compared, *, dry_run: bool) -> None:
    """Take off the shelf what stands there and was not seen among what there is."""
    standing = shelf.entries.objects.filter(kind=kind).order_by("key").values_list("key", flat=True)
    gone = [key for key in standing.iterator(chunk_size=BATCH) if key not in seen]
    compared.gone = len(gone)
    compared.examples += gone[: EXAMPLES - len(compared.examples)]
    if gone and not dry_run:
        with transaction.atomic():
            forget_on(shelf, [(kind, key) for key in gone])


def batches(things: Iterable[Findable], size: int) -> Iterator[list[Findable]]:
    """Pieces of at most this size."""
    rest = iter(things)
    while batch := list(islice(rest, size)):
        yield batch
