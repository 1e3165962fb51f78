"""Handing the log out on paper: the export itself is an entry of the log."""

from __future__ import annotations

from tempfile import SpooledTemporaryFile
from typing import IO

from django.db import transaction

from smartnagari.audit.public import Selection, csv_lines, entries, json_lines
from smartnagari.kernel import trail
from smartnagari.kernel.actor import Actor

from ..queries.auditing import EXPORT

IN_MEMORY = 2_000_000
FORMATS = {"csv": csv_lines, "jsonl": json_lines}


@transaction.atomic
def export_log(*, actor: Actor, selection: Selection, form: str) -> IO[bytes]:
    """The entries of this selection as a file, open at its beginning."""
    actor.require(EXPORT)
    asked = {"case": selection.case, "person": selection.person, "form": form}
    asked |= {
        name: moment.isoformat()
        for name, moment in (("since", selection.since), ("until", selection.until))
        if moment
    }
    trail.record(actor, "audit.export", "audit", asked)
    file: IO[bytes] = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - the answer closes it
    if form == "csv":
        file.write("\ufeff".encode())
    for line in FORMATS[form](entries(selection)):
        file.write(line.encode())
    file.seek(0)
    return file
