"""``drill_facts``: what the database holds at the end, as JSON for the checkers."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand

from drills.ledger.actions import SERIES
from drills.ledger.models import Tally
from smartnagari.audit import public as audit
from smartnagari.kernel.tenancy import inside, reading, tenants
from smartnagari.spine import public as spine

PAGE = 500


class Command(BaseCommand):
    help = "Print what stands in the ledger, the register, the outbox and the audit chain."

    def handle(self, **options: Any) -> None:
        (tenant,) = tenants()
        with inside(tenant.id):
            chain = audit.verify_chain()
            with reading():
                facts = {
                    "letters": dict(self._register()),
                    "tallies": dict(Tally.objects.values_list("reference", "times")),
                    "gaps": [[gap.first, gap.last] for gap in spine.unaccounted_numbers(SERIES)],
                    "waiting": spine.backlog().ready + spine.backlog().running,
                    "dead": spine.backlog().dead,
                    "sealed": chain.sealed,
                    "unsealed": chain.unsealed,
                    "broken": str(chain.broken or ""),
                    "recorded": self._recorded(),
                }
        self.stdout.write(json.dumps(facts))

    def _register(self) -> list[tuple[str, list[Any]]]:
        found: list[tuple[str, list[Any]]] = []
        last = 0
        while page := spine.number_register(SERIES, after=last, limit=PAGE):
            found += [(entry.subject, [entry.number, str(entry.state)]) for entry in page]
            last = page[-1].number
        return found

    def _recorded(self) -> int:
        entries = audit.entries(audit.Selection())
        return sum(1 for sealed in entries if sealed.entry.action == "drill.letter.write")
