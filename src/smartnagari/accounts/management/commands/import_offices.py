"""``smartnagari import_offices FILE``: schools, health centres and units from a ministry's list."""

from __future__ import annotations

from typing import Any

from smartnagari.kernel.actor import Actor

from ...actions.institutions import import_institutions
from ..tables import TableCommand


class Command(TableCommand):
    """Exit codes: 0 entered, or (with --dry-run) in order; 2 something has to be mended."""

    help = "Enter and renew schools (NPSN), health centres and units from a CSV table. Safe to repeat."

    def carry_out(self, actor: Actor, content: bytes, options: dict[str, Any]) -> None:
        done = import_institutions(actor=actor, content=content, dry_run=options["dry_run"])
        self.refuse(done.problems)
        head = "Dry run: " if options["dry_run"] else ""
        self.stdout.write(
            f"{head}{len(done.added)} entered, {len(done.changed)} changed, {done.unchanged} were so already."
        )
        if done.absent:
            self.stdout.write(f"{len(done.absent)} stand here and not in the file; they were left alone:")
            self.stdout.write(", ".join(done.absent[:20]) + (" ..." if len(done.absent) > 20 else ""))
