"""``drill_offices``: the offices of the drill's tenant."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from smartnagari.accounts.public import found_offices
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.tenancy import inside, tenants


class Command(BaseCommand):
    help = "Found the offices."

    def handle(self, **options: Any) -> None:
        (tenant,) = tenants()
        with inside(tenant.id):
            found_offices(actor=Actor.system("drill", tenant.id))
