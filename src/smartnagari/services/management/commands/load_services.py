"""``smartnagari load_services``: bring the catalogue of services in line with its files."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from smartnagari.kernel.actor import Actor
from smartnagari.kernel.tenancy import inside, tenants

from ...actions.loading import Loaded, load_catalogue
from ...rules.catalogue import FOLDER, CatalogueFaulty, read_catalogue

REFUSED = 2


class Command(BaseCommand):
    """Exit codes: 0 loaded or nothing to do; 2 the files or the tenant are refused, nothing was changed."""

    help = "Load the catalogue of public services from its YAML files. Safe to repeat."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, nargs="?", default=FOLDER, help="folder of the files")
        parser.add_argument("--dry-run", action="store_true", help="say what would change, change nothing")
        parser.add_argument("--tenant", default=settings.DEFAULT_TENANT, help="code of the regency or city")

    def handle(self, **options: Any) -> None:
        try:
            catalogue = read_catalogue(options["folder"])
        except CatalogueFaulty as refusal:
            for fault in refusal.faults:
                self.stderr.write(fault)
            raise CommandError(
                f"{len(refusal.faults)} places have to be mended; nothing was changed.", returncode=REFUSED
            ) from refusal
        if not options["tenant"]:
            raise CommandError("Say for which regency: --tenant CODE.", returncode=REFUSED)
        try:
            [tenant] = tenants(options["tenant"])
        except LookupError as fault:
            raise CommandError(str(fault), returncode=REFUSED) from fault
        with inside(tenant.id):
            actor = Actor.system("load_services", tenant.id)
            loaded = load_catalogue(actor=actor, catalogue=catalogue, dry_run=options["dry_run"])
        self._tell(loaded, dry_run=options["dry_run"])

    def _tell(self, loaded: Loaded, *, dry_run: bool) -> None:
        for mark, codes in (("+", loaded.added), ("~", loaded.changed), ("-", loaded.ended)):
            for code in codes:
                self.stdout.write(f"{mark} {code}")
        count = len(loaded.added) + len(loaded.changed) + len(loaded.ended)
        if dry_run:
            self.stdout.write(f"Dry run: {count} services would change.")
        else:
            self.stdout.write(f"{count} services changed, {loaded.unchanged} were so already.")
