"""Sweeping: bytes that no row names, and rows that nobody needs any more."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from smartnagari.kernel import trail
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.tenancy import reading, tenant_in_force

from .. import storage
from ..models import StoredFile
from ..queries import in_use

BYTES_WAIT = timedelta(days=1)
ROWS_WAIT = timedelta(days=30)
AT_ONCE = 500


def sweep_bytes() -> int:
    """Remove bytes that have been without a row for a day: an upload that was killed between the two."""
    tenant, before, swept = tenant_in_force(), timezone.now() - BYTES_WAIT, 0
    with reading():
        named = _named_keys()
    for key in storage.keys_of(tenant):
        if key not in named and storage.written_at(key) < before:
            storage.delete(key)
            swept += 1
    return swept


def _named_keys() -> set[str]:
    rows = StoredFile.objects.order_by("pk").values_list("key", "variants")
    return {key for own, variants in rows for key in (own, *(each["key"] for each in variants.values()))}


@transaction.atomic
def sweep_rows() -> int:
    """Remove rows of uploads that nobody has used for a month; their bytes follow in the next round."""
    unused = _unused(timezone.now() - ROWS_WAIT)
    actor = Actor.system("files.sweep", tenant_in_force())
    for file_id in unused:
        trail.record(actor, "files.file.sweep", str(file_id))
    StoredFile.objects.filter(pk__in=unused).delete()
    return len(unused)


def _unused(before: datetime) -> list[UUID]:
    """At most ``AT_ONCE`` of them, the oldest first; those in use are passed by, however many they are."""
    old = StoredFile.objects.filter(created_at__lt=before, public=False).order_by("pk")
    found: list[UUID] = []
    last = None
    while len(found) < AT_ONCE:
        ids = list((old.filter(pk__gt=last) if last else old).values_list("pk", flat=True)[:AT_ONCE])
        if not ids:
            break
        last, used = ids[-1], in_use(ids)
        found += [key for key in ids if key not in used]
    return found[:AT_ONCE]
