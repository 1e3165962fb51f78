"""``smartnagari pdp_register``: the record of processing, generated from the tags of the columns."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation

from smartnagari.kernel.retention import Term

from ...queries.processing import Processing, record_of_processing


def as_row(entry: Processing) -> dict[str, object]:
    """One purpose as plain values."""
    purpose = entry.purpose
    return {
        "key": purpose.key,
        "purpose": str(purpose.label),
        "basis": purpose.basis,
        "law": purpose.law,
        "keep": str(purpose.keep),
        "ends": purpose.ends.as_data() if isinstance(purpose.ends, Term) else str(purpose.ends),
        "recipients": str(purpose.recipients),
        "general": list(entry.general),
        "specific": list(entry.specific),
    }


class Command(BaseCommand):
    help = "Prints the record of processing of personal data (UU 27/2022 art. 31)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--format", choices=["text", "json"], default="text")
        parser.add_argument("--language", choices=["id", "en"], default="id")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(options["language"]):
            rows = [as_row(entry) for entry in record_of_processing()]
        if options["format"] == "json":
            self.stdout.write(json.dumps(rows, indent=2, ensure_ascii=False))
            return
        for row in rows:
            self.stdout.write(f"{row['purpose']} ({row['key']})")
            for name in ("basis", "law", "keep", "recipients", "general", "specific"):
                value = row[name]
                if value:
                    self.stdout.write(f"  {name}: {', '.join(value) if isinstance(value, list) else value}")
