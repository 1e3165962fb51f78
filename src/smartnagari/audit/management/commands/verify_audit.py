"""``smartnagari verify_audit``: is the log what was written?"""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from tqdm import tqdm

from smartnagari.kernel.tenancy import TenantRef, inside

from ...public import Anchor, ChainReport, verify_chain
from . import chosen_tenants


class Command(BaseCommand):
    help = "Walk the hash chain of each tenant, name the first broken link and the oldest unsealed entry."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--tenant", default="", help="code of one tenant, such as 13.05; all without it")
        parser.add_argument(
            "--anchors",
            type=Path,
            help="heads noted down before, one JSON object a line",
        )
        parser.add_argument(
            "--note-anchors",
            type=Path,
            help="add the heads found whole to this file, to be kept on another machine",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        anchors = _read(options["anchors"]) if options["anchors"] else []
        broken = 0
        for tenant in chosen_tenants(options["tenant"]):
            report = self._walk(tenant, [anchor for anchor in anchors if anchor.tenant == tenant.code])
            self.stdout.write(f"{tenant.code}: {in_words(report)}")
            broken += report.broken is not None
            if options["note_anchors"] and report.broken is None:
                _note(options["note_anchors"], Anchor(tenant.code, seq=report.sealed, hash=report.head))
        if broken:
            raise CommandError(
                f"{broken} broken: stop, keep a copy of the database, and tell the security officer."
            )

    def _walk(self, tenant: TenantRef, anchors: list[Anchor]) -> ChainReport:
        with inside(tenant.id), tqdm(desc=tenant.code, unit=" links", disable=not sys.stderr.isatty()) as bar:
            return verify_chain(anchors=anchors, progress=bar.update)


def _read(file: Path) -> list[Anchor]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
        return [Anchor(**json.loads(line)) for line in lines if line.strip()]
    except (OSError, ValueError, TypeError) as error:
        raise CommandError(f"{file} does not hold anchors, one JSON object a line: {error}") from error


def _note(file: Path, anchor: Anchor) -> None:
    with file.open("a", encoding="utf-8") as notes:
        notes.write(json.dumps(asdict(anchor)) + "\n")


def in_words(report: ChainReport) -> str:
    """The report as one sentence."""
    waiting = f"{report.unsealed} unsealed"
    if report.oldest_unsealed:
        age = (timezone.now() - report.oldest_unsealed).total_seconds()
        waiting += f", the oldest for {age:.1f} s"
    if report.broken is None:
        return f"whole, {report.sealed} sealed, {waiting}"
    where = f"link {report.broken.seq}" if report.broken.seq else "the log"
    return f"BROKEN at {where}: {report.broken.why}; {report.sealed} whole before it, {waiting}"
