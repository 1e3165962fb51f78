"""``smartnagari import_village_index FILE``: take in the ministry's list for a whole regency."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import DomainError
from smartnagari.regions.public import Tenant, tenant_scope

from ...actions.index import Edition, Report, import_index
from ...law import index_dimensions
from ...rules.index_table import read_index
from ...types import IndexScheme, LineProblem

REFUSED = 2
WORDS = {
    "column": "the columns %(word)s are missing",
    "code": "there is no code of a village",
    "twice": "the code %(word)s stands there twice",
    "status": "“%(word)s” is no status of a village",
    "score": "“%(word)s” is no score",
}


class Command(BaseCommand):
    """Exit codes: 0 taken in, or nothing new; 2 refused, nothing changed."""

    help = "Takes in a published list of the village index (CSV: kode;skor;status; a column per dimension)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--tenant", required=True, help="code of the regency, such as 13.05")
        parser.add_argument("--year", type=int, required=True)
        parser.add_argument("--scheme", choices=[each.value for each in IndexScheme], default="village_index")
        parser.add_argument(
            "--decree", required=True, help="what published it, such as 'Kepmendesa 343/2025'"
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would happen")

    def handle(self, **options: Any) -> None:
        tenant = Tenant.objects.filter(code=options["tenant"]).first()
        if tenant is None:
            raise CommandError(f"There is no regency {options['tenant']} here.", returncode=REFUSED)
        try:
            text = options["file"].read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as failure:
            raise CommandError(f"The file cannot be read: {failure}", returncode=REFUSED) from failure
        rows, problems = read_index(text, index_dimensions(options["scheme"]))
        if problems:
            raise CommandError("\n".join(_told(problem) for problem in problems[:20]), returncode=REFUSED)
        edition = Edition(IndexScheme(options["scheme"]), options["year"], options["decree"].strip())
        with tenant_scope(tenant.pk):
            actor = Actor.system("import_village_index", tenant.pk)
            try:
                report = import_index(actor=actor, edition=edition, rows=rows, dry_run=options["dry_run"])
            except DomainError as refusal:
                raise CommandError(str(refusal), returncode=REFUSED) from refusal
        self._tell(report, dry=options["dry_run"])

    def _tell(self, report: Report, *, dry: bool) -> None:
        facts = {"added": report.added, "changed": report.changed, "same": report.same}
        line = _("%(added)d new, %(changed)d changed, %(same)d as before.") % facts
        self.stdout.write(f"{_('Nothing was written:')} {line}" if dry else line)
        for code in report.unknown:
            self.stdout.write(_("No village here bears the code %(code)s.") % {"code": code})
        for code in report.silent:
            self.stdout.write(_("The list says nothing of %(code)s.") % {"code": code})


def _told(problem: LineProblem) -> str:
    return f"line {problem.line}: {WORDS[problem.code] % {'word': problem.word}}"
