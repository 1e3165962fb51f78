"""``smartnagari found_offices``: an office for every area and agency of a tenant."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from ...actions.founding import found_offices
from ..tables import acting


class Command(BaseCommand):
    """Exit codes: 0 founded or complete already; 2 no such tenant."""

    help = "Found the agencies, offices and posts that are missing. Safe to repeat."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--tenant", default=settings.DEFAULT_TENANT, help="code of the regency or city")

    def handle(self, **options: Any) -> None:
        with acting(options["tenant"], "found_offices") as actor:
            done = found_offices(actor=actor)
        self.stdout.write(
            f"{done.agencies} agencies, {done.offices} offices and {done.posts} posts were added."
        )
