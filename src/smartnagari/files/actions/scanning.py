"""Asking the scanner again about what it has not seen yet."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from smartnagari.kernel import trail
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.tenancy import reading, tenant_in_force

from .. import storage
from ..models import StoredFile
from ..scanner import Verdict, scan
from ..states import FileState

AT_ONCE = 20


def scan_waiting() -> int:
    """How many files in quarantine got their verdict; a silent scanner ends the round."""
    decided = 0
    for key in _waiting():
        verdict = scan(storage.read(key)) if storage.exists(key) else Verdict.INFECTED
        if verdict is Verdict.SILENT:
            break
        decided += _decide(key, verdict)
    return decided


def _waiting() -> list[str]:
    with reading():
        rows = StoredFile.objects.filter(state=FileState.QUARANTINED).order_by("pk")
        return list(dict.fromkeys(rows.values_list("key", flat=True)[:AT_ONCE]))


@transaction.atomic
def _decide(key: str, verdict: Verdict) -> int:
    """Every row of these bytes gets the verdict; a scanner that was taken away leaves them unscanned."""
    states = {
        Verdict.CLEAN: FileState.CLEAN,
        Verdict.INFECTED: FileState.INFECTED,
        Verdict.NONE: FileState.UNSCANNED,
    }
    rows = StoredFile.objects.filter(key=key, state=FileState.QUARANTINED)
    ids = list(rows.order_by("pk").values_list("pk", flat=True))
    rows.update(state=states[verdict], updated_at=timezone.now())
    actor = Actor.system("files.scan", tenant_in_force())
    for file_id in ids:
        trail.record(actor, "files.file.scan", str(file_id), {"verdict": str(verdict)})
    return len(ids)
