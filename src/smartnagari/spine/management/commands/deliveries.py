"""``smartnagari deliveries``: what waits, what was given up, and bringing it back."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from smartnagari.kernel.actor import Actor
from smartnagari.kernel.tenancy import TenantRef, inside, reading, tenants

from ...public import backlog, dead_deliveries, revive

PAGE = 200


class Command(BaseCommand):
    help = "Show how many deliveries wait; list the dead ones; revive them once their cause is mended."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--tenant", default="", help="code of one tenant, such as 13.05; all without it")
        parser.add_argument("--dead", action="store_true", help="list what was given up, with the last error")
        parser.add_argument(
            "--revive", nargs="*", type=int, metavar="ID", help="make these ready again; all without an id"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            chosen = tenants(options["tenant"])
        except LookupError as error:
            raise CommandError(str(error)) from error
        for tenant in chosen:
            with inside(tenant.id):
                if options["revive"] is not None:
                    self._revive(tenant, options["revive"])
                elif options["dead"]:
                    self._list(tenant)
                else:
                    self._count(tenant)

    def _revive(self, tenant: TenantRef, ids: list[int]) -> None:
        actor = Actor.system("deliveries", tenant.id)
        self.stdout.write(f"{tenant.code}: {revive(actor=actor, ids=ids or None)} revived")

    def _list(self, tenant: TenantRef) -> None:
        last = 0
        while True:
            with reading():
                page = dead_deliveries(after=last, limit=PAGE)
            for row in page:
                self.stdout.write(
                    f"{tenant.code} {row.id} {row.kind} {row.subject} to {row.subscription}"
                    f" after {row.attempts} attempts: {row.last_error}"
                )
            if len(page) < PAGE:
                return
            last = page[-1].id

    def _count(self, tenant: TenantRef) -> None:
        with reading():
            waits = backlog()
        oldest = f", oldest due {waits.oldest:%Y-%m-%d %H:%M:%S %Z}" if waits.oldest else ""
        self.stdout.write(
            f"{tenant.code}: {waits.ready} ready, {waits.running} running, {waits.dead} dead{oldest}"
        )
