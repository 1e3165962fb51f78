"""``smartnagari export_audit``: the log of a case, a person or a period, for an auditor."""

from argparse import ArgumentTypeError
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from smartnagari.kernel import trail
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.tenancy import TenantRef, inside, reading

from ...public import Selection, csv_lines, entries, json_lines
from . import chosen_tenants

FORMATS = {"jsonl": json_lines, "csv": csv_lines}


def moment(text: str) -> datetime:
    """A day or a moment as people type it; a day begins at midnight in the platform's zone."""
    try:
        day = parse_date(text)
        at = datetime(day.year, day.month, day.day) if day else parse_datetime(text)  # noqa: DTZ001
    except ValueError:
        at = None
    if at is None:
        raise ArgumentTypeError(f"{text} is neither a day (2026-05-12) nor a moment (2026-05-12T09:30).")
    return at if timezone.is_aware(at) else timezone.make_aware(at)


class Command(BaseCommand):
    help = "Write the audit entries of one tenant, with their links, as JSON lines or CSV."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--tenant", required=True, help="code of the tenant, such as 13.05")
        parser.add_argument("--case", default="", help="entries of this case")
        parser.add_argument("--actor", default="", help="entries by this actor, such as u:0190...")
        parser.add_argument(
            "--person", default="", help="what this person did, or what was done for or to them"
        )
        parser.add_argument("--subject", default="", help="entries about this record")
        parser.add_argument("--since", type=moment, help="from this day or moment on")
        parser.add_argument("--until", type=moment, help="before this day or moment")
        parser.add_argument("--format", choices=FORMATS, default="jsonl")
        parser.add_argument("--output", type=Path, help="a file; else the terminal")

    def handle(self, *args: Any, **options: Any) -> None:
        [tenant] = chosen_tenants(options["tenant"])
        names = ("case", "actor", "person", "subject", "since", "until")
        selection = Selection(**{name: options[name] for name in names})
        with inside(tenant.id):
            _record(tenant, {name: options[name] for name in names if options[name]})
            with reading():
                self._write(selection, options)

    def _write(self, selection: Selection, options: dict[str, Any]) -> None:
        lines = FORMATS[options["format"]](entries(selection))
        if options["output"] is None:
            for line in lines:
                self.stdout.write(line, ending="")
            return
        with options["output"].open("w", encoding="utf-8", newline="") as target:
            target.writelines(lines)


@transaction.atomic
def _record(tenant: TenantRef, asked: dict[str, Any]) -> None:
    trail.record(Actor.system("export_audit", tenant.id), "audit.export", "audit", asked)
