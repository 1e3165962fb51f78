"""``smartnagari handover_offices FILE``: hand many offices over to their new heads in one go."""

from __future__ import annotations

import sys
from typing import Any

from tqdm import tqdm

from smartnagari.kernel.actor import Actor
from smartnagari.kernel.tenancy import reading

from ...actions.handover import apply_batch, keep_handover
from ...queries.handover import check_handover
from ..tables import TableCommand


class Command(TableCommand):
    """Exit codes: 0 handed over (or, with --dry-run, in order); 2 something has to be mended."""

    help = "Hand offices over to new heads from a CSV table. Safe to repeat; goes on where it was stopped."

    def carry_out(self, actor: Actor, content: bytes, options: dict[str, Any]) -> None:
        with reading():
            checked = check_handover(actor, content)
        self.refuse(checked.problems)
        new = sum(change.new for change in checked.changes)
        self.stdout.write(f"{len(checked.changes)} lines in order, {new} of them change something.")
        if options["dry_run"]:
            return
        kept = keep_handover(actor=actor, file_name=options["file"].name, content=content, checked=checked)
        with tqdm(total=len(checked.changes), unit=" offices", disable=not sys.stderr.isatty()) as bar:
            left = len(checked.changes)
            while left:
                left = apply_batch(actor=actor, reference=kept.reference)
                bar.update(len(checked.changes) - left - bar.n)
        self.stdout.write(f"Handed over: {kept.reference}.")
