"""``smartnagari load_calendar FILE``: put a year's decree on holidays in force."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from ...actions.calendars import load_national_calendar
from ...loading.calendar_file import read_calendar
from ...loading.faults import SourceRefused

REFUSED = 2


class Command(BaseCommand):
    """Exit codes: 0 loaded or nothing to do, 2 the file is refused."""

    help = "Loads public holidays and collective leave of one year from a YAML file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="such as src/smartnagari/regions/data/calendar/2026.yaml")
        parser.add_argument("--dry-run", action="store_true", help="check and report, change nothing")

    def handle(self, **options: Any) -> None:
        path: Path = options["file"]
        if not path.is_file():
            raise CommandError(_("There is no file %(file)s.") % {"file": path}, returncode=REFUSED)
        try:
            file = read_calendar(path)
        except SourceRefused as refusal:
            raise CommandError(str(refusal), returncode=REFUSED) from refusal
        differences, version = load_national_calendar(file=file, dry_run=options["dry_run"])
        for line in differences:
            self.stdout.write(line)
        facts = {"year": file.year, "version": version, "count": len(differences)}
        if options["dry_run"]:
            self.stdout.write(_("Dry run: %(count)d days of %(year)d would change.") % facts)
        elif differences:
            self.stdout.write(_("The calendar of %(year)d is in force, version %(version)d.") % facts)
        else:
            self.stdout.write(_("The calendar of %(year)d is unchanged.") % facts)
