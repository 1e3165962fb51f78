"""``smartnagari import_regions``: bring the national reference up to date from ``idn-area-data``."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from tqdm import tqdm

from smartnagari.kernel.errors import DomainError

from ...actions.national import MAX_ENDED, Report, import_national_set
from ...loading.faults import SourceRefused
from ...loading.national import NationalSet, read_set

REFUSED, ENDS_TOO_MANY = 2, 3


class Command(BaseCommand):
    """Exit codes: 0 done or nothing to do, 2 the source is refused, 3 too many regions would end."""

    help = "Imports the national region codes (data of idn-area-data, ODbL) by difference; deletes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--source", type=Path, default=Path("node_modules/idn-area-data/data"))
        parser.add_argument(
            "--edition", default="", help="name of the edition; read from the package if empty"
        )
        parser.add_argument("--on", type=date.fromisoformat, help="day on which missing regions ended")
        parser.add_argument("--max-ended", type=int, default=MAX_ENDED, help="refuse to end more than this")
        parser.add_argument("--dry-run", action="store_true", help="check and report, change nothing")

    def handle(self, **options: Any) -> None:
        source: Path = options["source"]
        if not source.is_dir():
            raise CommandError(
                _("There is no folder %(folder)s; say where the CSV files are with --source.")
                % {"folder": source},
                returncode=REFUSED,
            )
        try:
            national = read_set(source, edition=options["edition"])
            report = self._import(national, source, options)
        except SourceRefused as refusal:
            raise CommandError(str(refusal), returncode=REFUSED) from refusal
        except DomainError as refusal:
            raise CommandError(str(refusal), returncode=ENDS_TOO_MANY) from refusal
        self.stdout.write("\n".join(lines_of(report, national)))

    def _import(self, national: NationalSet, source: Path, options: dict[str, Any]) -> Report:
        with tqdm(total=len(national), unit=" rows", file=self.stderr, disable=None) as bar:
            return import_national_set(
                national=national,
                source=str(source),
                on=options["on"] or timezone.localdate(),
                dry_run=options["dry_run"],
                max_ended=options["max_ended"],
                progress=bar.update,  # type: ignore[arg-type]
            )


def lines_of(report: Report, national: NationalSet) -> list[str]:
    """The report in words."""
    counts = report.counts() | {"unchanged": report.unchanged, "edition": report.edition}
    lines = [
        _("%(edition)s: %(inserted)d new, %(renamed)d renamed, %(restored)d in force again, ") % counts
        + _("%(ended)d ended, %(unchanged)d unchanged.") % counts,
        _("Names mended while reading: %(mended)d; villages that share a name in their district: %(same)d.")
        % {"mended": national.mended, "same": national.same_name},
    ]
    if report.resumed_at:
        lines.append(_("Went on from row %(row)d of an interrupted run.") % {"row": report.resumed_at})
    lines += [f"{code}: {before} -> {after}" for code, before, after in report.renames[:50]]
    lines += [_("%(code)s ended") % {"code": code} for code in report.ended_codes[:50]]
    if report.dry_run:
        lines.append(_("Dry run: nothing was changed."))
    return lines
