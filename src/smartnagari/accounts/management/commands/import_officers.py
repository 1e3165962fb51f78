"""``smartnagari import_officers FILE``: accounts and roles for many officers."""

from __future__ import annotations

from typing import Any

from smartnagari.kernel.actor import Actor
from smartnagari.kernel.tenancy import reading

from ...actions.officers import import_officers
from ...queries.officers import check_officers
from ..tables import TableCommand


class Command(TableCommand):
    """Exit codes: 0 carried out (or, with --dry-run, in order); 2 something has to be mended."""

    help = "Open accounts and give roles from a CSV table. Safe to repeat."

    def carry_out(self, actor: Actor, content: bytes, options: dict[str, Any]) -> None:
        with reading():
            checked = check_officers(actor, content)
        self.refuse(checked.problems)
        self.stdout.write(f"{len(checked.officers)} lines in order.")
        if options["dry_run"]:
            return
        done = import_officers(actor=actor, content=content)
        self.stdout.write(
            f"{done.accounts} accounts opened, {done.active} roles in force, "
            f"{done.waiting} wait for a second person, {done.unchanged} were so already."
        )
