"""``drill_people``: accounts, regions and the changed office, as JSON for the checkers."""

from __future__ import annotations

import json
from typing import Any

from allauth.account.models import EmailAddress
from django.core.management.base import BaseCommand

from drills.ledger.actions import OFFICE
from smartnagari.accounts.public import Office
from smartnagari.audit import public as audit
from smartnagari.kernel.tenancy import inside, reading, tenants
from smartnagari.regions.public import Region


class Command(BaseCommand):
    help = "Print the accounts with a proven address, the number of regions and the note of the office."

    def handle(self, **options: Any) -> None:
        (tenant,) = tenants()
        with inside(tenant.id), reading():
            proven = EmailAddress.objects.filter(verified=True, user__is_active=True)
            office = Office.objects.get(slug=OFFICE)
            edits = audit.entries(audit.Selection(subject=f"office:{OFFICE}"))
            facts = {
                "accounts": list(proven.values_list("email", flat=True)),
                "regions": Region.objects.count(),
                "note": office.services_note,
                "changes": sum(1 for _edit in edits),
            }
        self.stdout.write(json.dumps(facts))
