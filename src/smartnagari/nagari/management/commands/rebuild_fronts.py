"""``smartnagari rebuild_fronts``: make every nagari's first page say what its tables say."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from smartnagari.kernel.tenancy import inside, tenants
from smartnagari.regions.public import Area, areas_in_force

from ...actions.front import rebuild_front


class Command(BaseCommand):
    """Safe to repeat; says how many differed."""

    help = "Makes the first page of every nagari say what its tables say."

    def handle(self, **options: Any) -> None:
        seen = mended = 0
        for tenant in tenants():
            with inside(tenant.id):
                for area in areas_in_force(kind=Area.Kind.VILLAGE).order_by("code"):
                    seen, mended = seen + 1, mended + rebuild_front(area)
        self.stdout.write(
            _("%(seen)d first pages read, %(mended)d mended.") % {"seen": seen, "mended": mended}
        )
