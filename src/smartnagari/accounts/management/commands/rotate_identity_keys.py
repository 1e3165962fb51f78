"""``smartnagari rotate_identity_keys``: bring sealed identity numbers under the current key, online."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from smartnagari.kernel.sealed import BadKey, CannotOpen, new_key
from smartnagari.kernel.tenancy import TenantRef, inside, reading, tenants

from ...actions.rotation import keys_in_use, reindex, reseal, sealed_columns
from ...crypto import keyring

KEY_IS_GONE = 2


class Command(BaseCommand):
    """Exit codes: 0 done, 1 wrong arguments, 2 a value needs a key that is not in IDENTITY_KEY."""

    help = (
        "Seals identity numbers anew under the first key of IDENTITY_KEY, in batches while the platform "
        "runs. Safe to kill and to run again. Once only the current key is in use, retire the others."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--tenant", default="", help="code of one tenant, such as 13.05; else all")
        parser.add_argument("--batch", type=int, default=500, help="values per transaction")
        parser.add_argument("--dry-run", action="store_true", help="only say which keys are in use")
        parser.add_argument(
            "--index",
            action="store_true",
            help="compute the blind indexes anew after IDENTITY_INDEX_KEY has changed; stop the platform",
        )
        parser.add_argument("--new-key", metavar="ID", help="only print a fresh key with this id")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["new_key"]:
            return self._print_key(options["new_key"])
        try:
            for tenant in tenants(options["tenant"]):
                with inside(tenant.id):
                    self._rotate(tenant, options)
        except LookupError as error:
            raise CommandError(str(error)) from error
        except CannotOpen as error:
            raise CommandError(
                f"{error} Put that key back into IDENTITY_KEY and run this again.", returncode=KEY_IS_GONE
            ) from error
        return None

    def _print_key(self, key_id: str) -> None:
        taken = keyring().keys if settings.IDENTITY_KEY else ()
        try:
            self.stdout.write(new_key(key_id, taken))
        except BadKey as bad:
            raise CommandError(str(bad)) from bad

    def _rotate(self, tenant: TenantRef, options: dict[str, Any]) -> None:
        columns = list(sealed_columns())
        if options["index"] and not options["dry_run"]:
            found = sum(reindex(column, tenant=tenant.id, batch=options["batch"]) for column in columns)
            self.stdout.write(f"{tenant.code}: {found} blind indexes computed anew.")
        elif not options["dry_run"]:
            with tqdm(unit=" values", file=self.stderr, disable=None) as bar:
                for column in columns:
                    reseal(column, tenant=tenant.id, batch=options["batch"], heard=bar.update)
        self._report(tenant)

    def _report(self, tenant: TenantRef) -> None:
        used: Counter[str] = Counter()
        with reading():
            for column in sealed_columns():
                used += keys_in_use(column, tenant=tenant.id)
        found = (
            ", ".join(f"{key_id}: {count}" for key_id, count in sorted(used.items())) or "no sealed values"
        )
        self.stdout.write(f"{tenant.code}: {found} (current key {keyring().current})")
