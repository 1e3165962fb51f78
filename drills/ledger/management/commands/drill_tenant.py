"""``drill_tenant``: the one tenant of a drill, without the whole of the demo."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from smartnagari.regions.public import Tenant


class Command(BaseCommand):
    help = "Found the tenant that the drill writes into."

    def handle(self, **options: Any) -> None:
        Tenant.objects.get_or_create(
            code="13.05", defaults={"name": "Padang Pariaman", "province_name": "Sumatera Barat"}
        )
