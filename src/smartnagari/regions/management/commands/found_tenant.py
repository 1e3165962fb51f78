"""``smartnagari found_tenant CODE``: found any regency or city from the national reference."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from smartnagari.kernel.errors import DomainError

from ...actions.calendars import load_national_calendar
from ...actions.founding import found_tenant
from ...loading.calendar_file import read_calendar
from ...loading.nomenclature import DATA
from ...loading.tenant_file import TenantFile, read_tenant_file, shipped_folder
from ...queries.calendars import national_days

REFUSED = 2


class Command(BaseCommand):
    """Exit codes: 0 founded, up to date or brought up to date; 2 refused, nothing changed."""

    help = "Founds a regency or city as a tenant, or brings its tree up to date; safe to repeat."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", help="code of the regency or city, such as 13.05")
        parser.add_argument("--host", default="", help="host name that shall lead to it")
        parser.add_argument("--file", type=Path, help="folder with tenant.yaml; default: the shipped one")

    def handle(self, **options: Any) -> None:
        code: str = options["code"]
        try:
            founded = found_tenant(code=code, host=options["host"], file=_file(code, options["file"]))
        except DomainError as refusal:
            raise CommandError(str(refusal), returncode=REFUSED) from refusal
        _load_shipped_calendars()
        facts = {
            "tenant": founded.tenant,
            "added": len(founded.added),
            "renamed": len(founded.renamed),
            "ended": len(founded.ended),
            "file": founded.from_file,
        }
        self.stdout.write(
            _(
                "%(tenant)s: %(added)d areas added, %(renamed)d renamed, %(ended)d ended, "
                "%(file)d rows from its file."
            )
            % facts
        )


def _load_shipped_calendars() -> None:
    """Years that nobody has loaded; one that was amended here is left alone."""
    for path in sorted((DATA / "calendar").glob("*.yaml")):
        if not national_days(int(path.stem)):
            load_national_calendar(file=read_calendar(path))


def _file(code: str, folder: Path | None) -> TenantFile | None:
    found = folder or shipped_folder(code)
    return read_tenant_file(found) if found else None
