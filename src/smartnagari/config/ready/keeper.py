"""Drops pages when facts change: at once on the host that made the change, within a second on the others."""

from __future__ import annotations

import logging
import sqlite3
import threading
from datetime import timedelta
from functools import cache
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from smartnagari.config.models import PageChange
from smartnagari.kernel import freshness
from smartnagari.kernel.tenancy import current_tenant

from .index import ANY
from .store import Store

log = logging.getLogger(__name__)

READ_BACK = timedelta(minutes=20)
"""How far the log of changes is read back: longer than a transaction lasts, for it shows after its commit."""
KEEP_LOG = timedelta(days=1)


@cache
def store() -> Store | None:
    """This host's store; none where ``READY_DIR`` is not set or cannot be written."""
    if settings.READY_DIR is None:
        return None
    try:
        return Store(settings.READY_DIR)
    except OSError:
        log.exception("no page is kept ready: the folder cannot be used")
        return None


def name_of(tenant: UUID | None) -> str:
    """A tenant as the index writes it."""
    return str(tenant) if tenant else ANY


class PageKeeper:
    """Fills the port ``kernel.freshness``."""

    def changed(self, tags: frozenset[str]) -> None:
        """Write the change beside its rows, and drop the pages once both are committed."""
        tenant = current_tenant()
        written = PageChange.objects.create(regency=tenant, tags=sorted(tags))
        transaction.on_commit(lambda: apply(written.pk, tenant, tags), robust=True)


def apply(change: int, tenant: UUID | None, tags: frozenset[str]) -> None:
    """Drop here what this change touched, once; a change made elsewhere is taken up the same way."""
    found = store()
    if found is not None:
        found.drop(tags, tenant=name_of(tenant), change=change)
    freshness.forget(tags)


def take_up_changes() -> int:
    """Apply the changes of late that this store has not seen; how many pages they dropped.

    A store that nobody has looked after for longer than the log is read back starts empty.
    """
    found = store()
    if found is None:
        return 0
    if found.clock() - found.looked() > READ_BACK.total_seconds() / 2:
        found.drop_all()
    since = timezone.now() - READ_BACK
    changes = PageChange.objects.filter(at__gte=since).order_by("pk").values_list("pk", "regency", "tags")
    dropped = 0
    for change, tenant, tags in changes:
        if not found.has_taken_up(change):
            dropped += found.drop(tags, tenant=name_of(tenant), change=change)
    found.note_look()
    return dropped


def look_after_pages() -> None:
    """What each host's worker does every second."""
    found = store()
    if found is None:
        return
    if settings.MAINTENANCE_FILE.exists() and found.index.holds_any():
        found.drop_all()  # nginx does not look for the sign
    take_up_changes()
    found.sweep(most_bytes=settings.READY_BYTES)


def forget_old_changes() -> None:
    """Take old lines out of the log."""
    PageChange.objects.filter(at__lt=timezone.now() - KEEP_LOG).delete()


class Attention:
    """What this process has learnt of changes made by others, so that it forgets what was remembered."""

    def __init__(self) -> None:
        self._seq = 0
        self._lock = threading.Lock()

    def catch_up(self, found: Store) -> int:
        """How many changes there were before this moment; whatever they touched is forgotten by now."""
        try:
            seq = found.begin()
            if seq != self._seq:
                with self._lock:
                    tags = {tag for tag, _tenant in found.index.dropped_since(self._seq)}
                    anew = seq < self._seq or not self._seq
                    freshness.forget(frozenset({freshness.TENANT} if anew else tags))
                    self._seq = seq
        except sqlite3.Error:
            log.exception("the index of ready pages cannot be read")
            freshness.forget(frozenset({freshness.TENANT}))
            return 0
        return seq


attention = Attention()
