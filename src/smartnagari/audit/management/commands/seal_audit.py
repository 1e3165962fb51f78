"""``smartnagari seal_audit``: join what has been written to the chain now, without waiting for the worker."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from smartnagari.kernel.tenancy import inside

from ...public import seal_pending
from . import chosen_tenants


class Command(BaseCommand):
    help = "Seal the audit entries that wait for it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--tenant", default="", help="code of one tenant, such as 13.05; all without it")

    def handle(self, *args: Any, **options: Any) -> None:
        for tenant in chosen_tenants(options["tenant"]):
            with inside(tenant.id):
                self.stdout.write(f"{tenant.code}: {seal_pending()} sealed")
