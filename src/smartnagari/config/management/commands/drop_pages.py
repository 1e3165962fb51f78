"""``smartnagari drop_pages``: every ready page of this host is made anew when it is next asked for."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from smartnagari.config.ready.keeper import store


class Command(BaseCommand):
    help = "Throw the ready pages of this host away: after a change that was made past the platform."

    def handle(self, **options: Any) -> None:
        found = store()
        if found is None:
            self.stdout.write("No page is kept ready here.")
            return
        found.drop_all()
        self.stdout.write("All ready pages are gone; each is made anew when it is asked for.")
