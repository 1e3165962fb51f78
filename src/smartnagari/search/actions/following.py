"""The national shelf follows the reference by itself, a little at a time beside everything else.

An import of the reference writes tens of thousands of names and must not wait for their words and spellings.
So a chore of the worker brings them to the shelf afterwards: each batch is a transaction that also moves the
checkpoint, and whoever comes next, on whichever host, goes on from there.
"""

from __future__ import annotations

import time

from django.db import transaction
from django.utils import timezone

from smartnagari.kernel.findable import SharedKind, shared
from smartnagari.regions.public import reference_edition

from ..models import NationalProgress
from ..shelves import NATIONAL
from .projection import put_on
from .rebuilding import Compared, Progress, batches, forget_gone, renew_national

BATCH = 100
"""Few enough that nobody notices the lock of a writer on SQLite."""
PAUSE = 0.15
"""At least so many seconds between two batches: longer than a waiting writer of SQLite sleeps."""
SLICE = 1.0
"""Seconds at a time, with the pauses."""


def follow_reference(*, seconds: float = SLICE) -> None:
    """Do a piece of what is left to do for the newest finished import; nothing when all is done."""
    edition = reference_edition()
    until = time.monotonic() + seconds
    for kind in shared if edition else ():
        progress = NationalProgress.objects.filter(kind=kind.key).first()
        if progress is None or progress.edition != edition:
            progress = _begin(kind, edition)
        if progress.finished_at is None:
            _go_on(kind, progress, until)


def renew_national_now(progress: Progress) -> list[Compared]:
    """All of it at once, for a person who waits."""
    edition = reference_edition()
    compared = renew_national(progress=progress)
    for kind in shared:
        _finish(_begin(kind, edition))
    return compared


@transaction.atomic
def _begin(kind: SharedKind, edition: str) -> NationalProgress:
    values = {"edition": edition, "done": 0, "last": "", "finished_at": None}
    return NationalProgress.objects.update_or_create(kind=kind.key, defaults=values)[0]


def _go_on(kind: SharedKind, progress: NationalProgress, until: float) -> None:
    for batch in batches(kind.every(progress.last), BATCH):
        begun = time.monotonic()
        with transaction.atomic():
            put_on(NATIONAL, batch)
            progress.done += len(batch)
            progress.last = batch[-1].key
            progress.save(update_fields=["done", "last"])
        if time.monotonic() >= until:
            return
        time.sleep(max(PAUSE, time.monotonic() - begun))
    forget_gone(
        NATIONAL, kind.key, {thing.key for thing in kind.every("")}, Compared(kind.key), dry_run=False
    )
    _finish(progress)


@transaction.atomic
def _finish(progress: NationalProgress) -> None:
    progress.finished_at = timezone.now()
    progress.save(update_fields=["finished_at"])
