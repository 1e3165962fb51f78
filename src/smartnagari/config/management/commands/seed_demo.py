"""``smartnagari seed_demo``: the regency of the first users with invented people, for trying everything."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.db import transaction

from smartnagari.accounts.demo import officers, profiles
from smartnagari.accounts.public import found_offices
from smartnagari.config.env import env
from smartnagari.kernel.actor import Actor
from smartnagari.nagari.demo import seed as seed_sites
from smartnagari.newsroom import demo as newsroom
from smartnagari.potential.demo import seed as seed_potential
from smartnagari.regions.public import Tenant, tenant_scope
from smartnagari.services.public import load_catalogue, read_catalogue

NATIONAL_SET = Path("node_modules/idn-area-data/data")


class Command(BaseCommand):
    help = "Fill an empty database with Padang Pariaman and invented people. Refused in production."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="do nothing when a tenant exists")
        parser.add_argument("--code", default=env.default_tenant, help="code of the regency to found")
        parser.add_argument("--own-only", action="store_true", help="without the other 513 regencies")
        parser.add_argument("--source", type=Path, default=None, help="folder of the national region files")

    def handle(self, *args: Any, **options: Any) -> None:
        if env.production or not env.demo:
            raise CommandError("Demo data are for trying things out: set DEMO=1, and never in production.")
        if options["if_empty"] and Tenant.objects.exists():
            self.stdout.write("The database has its tenant already; nothing was changed.")
            return
        code = options["code"]
        if not options["own_only"]:
            call_command("import_regions", source=options["source"] or _national_set())
        call_command("found_tenant", code)
        tenant = Tenant.objects.get(code=code)
        with tenant_scope(tenant.pk):
            found_offices(actor=Actor.system("seed_demo", tenant.pk))
            load_catalogue(actor=Actor.system("seed_demo", tenant.pk), catalogue=read_catalogue())
            with transaction.atomic():
                officers.seed(tenant)
                profiles.seed(tenant)
            seed_sites(tenant)
            seed_potential(tenant)
            newsroom.seed(tenant)
        self.stdout.write(f"{tenant} is ready, with invented people.")


def _national_set() -> Path:
    """Where the installed front end keeps the national region files."""
    for folder in (Path.cwd(), settings.PACKAGE_DIR.parent.parent):
        if (folder / NATIONAL_SET).is_dir():
            return folder / NATIONAL_SET
    raise CommandError(
        f"The national region files are not in {NATIONAL_SET}; name their folder with --source."
    )
