"""``smartnagari doctor``: examines an installation and says in plain words what to do."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from smartnagari.config import doctor


class Command(BaseCommand):
    help = "Examine this installation. Exit code 1 when something is broken."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--strict", action="store_true", help="also fail for what is worth a look")

    def handle(self, *, strict: bool, **options: Any) -> None:
        findings = doctor.examine()
        for finding in findings:
            self.stdout.write(finding.line)
        worst = max(finding.state for finding in findings)
        limit = doctor.State.LOOK if strict else doctor.State.BAD
        verdict = ("All is well.", "Worth a look.", "Something is broken.")[worst]
        self.stdout.write(f"\n{verdict}")
        raise SystemExit(int(worst >= limit))
