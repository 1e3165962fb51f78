"""What files do by themselves: the scanner is asked again, what nobody needs is swept."""

from __future__ import annotations

from smartnagari.kernel.periodic import periodic
from smartnagari.kernel.tenancy import reading

from .actions.scanning import scan_waiting
from .actions.sweeping import sweep_bytes, sweep_rows
from .models import StoredFile
from .states import FileState


def _some_wait() -> bool:
    with reading():
        return StoredFile.objects.filter(state=FileState.QUARANTINED).exists()


@periodic("files.scan", every=30, wanted=_some_wait)
def scan() -> None:
    """Files in quarantine are shown to the scanner until it answers."""
    scan_waiting()


@periodic("files.sweep", every=3600)
def sweep() -> None:
    """Bytes first, rows after: what a row has just left is looked at an hour later."""
    sweep_bytes()
    sweep_rows()
