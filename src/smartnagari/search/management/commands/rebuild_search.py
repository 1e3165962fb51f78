"""``smartnagari rebuild_search``: bring everything findable to what it ought to be, and prove that it is."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from smartnagari.kernel.tenancy import TenantRef, inside, tenants

from ...actions.following import renew_national_now
from ...actions.rebuilding import Compared, Progress, renew_national, renew_tenant

DIFFERS = 3


class Command(BaseCommand):
    """Exit codes: 0 all is true now, 3 a dry run found differences."""

    help = "Compares what can be found with what there is, and writes only the differences. Safe to repeat."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--tenant", default="", help="code of one regency; every one if empty")
        parser.add_argument("--national", action="store_true", help="only the national reference")
        parser.add_argument("--dry-run", action="store_true", help="report differences, change nothing")

    def handle(self, **options: Any) -> None:
        dry_run = options["dry_run"]
        true = True
        with tqdm(unit=" things", file=self.stderr, disable=None) as bar:
            if not options["national"]:
                for tenant in _chosen(options["tenant"]):
                    with inside(tenant.id):
                        compared = renew_tenant(dry_run=dry_run, progress=bar.update)
                    true &= self._say(tenant.code, compared)
            if options["national"] or not options["tenant"]:
                national = (
                    renew_national(dry_run=True, progress=bar.update)
                    if dry_run
                    else renew_national_now(bar.update)
                )
                true &= self._say(_("nation"), national)
        if dry_run and not true:
            raise CommandError(_("What can be found is not what there is."), returncode=DIFFERS)

    def _say(self, where: str, compared: Iterable[Compared]) -> bool:
        compared = list(compared)
        for each in compared:
            facts = {"where": where, "kind": each.kind, "things": each.things}
            facts |= {"differing": each.differing, "gone": each.gone}
            self.stdout.write(
                _("%(where)s %(kind)s: %(things)d things, %(differing)d differed, %(gone)d were gone.")
                % facts
            )
            if each.examples:
                self.stdout.write("  " + ", ".join(each.examples))
        return all(each.true for each in compared)


def _nation(progress: Progress, *, dry_run: bool) -> list[Compared]:
    return renew_national(dry_run=True, progress=progress) if dry_run else renew_national_now(progress)


def _chosen(code: str) -> tuple[TenantRef, ...]:
    try:
        return tenants(code)
    except LookupError as unknown:
        raise CommandError(str(unknown)) from unknown
