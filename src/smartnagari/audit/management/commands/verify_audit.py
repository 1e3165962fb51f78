"""``smartnagari verify_audit``: is the log what was written?"""

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from tqdm import tqdm

from smartnagari.kernel.tenancy import TenantRef, inside

from ...public import Anchor, ChainReport, SignedAnchor, verify_chain
from . import chosen_tenants


class Command(BaseCommand):
    help = "Walk the hash chain of each tenant, name the first broken link and the oldest unsealed entry."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--tenant", default="", help="code of one tenant, such as 13.05; all without it")
        parser.add_argument(
            "--anchors",
            type=Path,
            help="heads kept on another machine (signed or not), one JSON object a line",
        )
        parser.add_argument(
            "--note-anchors",
            type=Path,
            help="add the heads found whole to this file, to be kept on another machine",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        noted, shipped = _read(options["anchors"]) if options["anchors"] else ([], [])
        broken = 0
        for tenant in chosen_tenants(options["tenant"]):
            report = self._walk(
                tenant,
                anchors=[anchor for anchor in noted if anchor.tenant == tenant.code],
                shipped=[anchor for anchor in shipped if anchor.tenant == str(tenant.id)],
            )
            self.stdout.write(f"{tenant.code}: {in_words(report)}")
            broken += report.broken is not None
            if options["note_anchors"] and report.broken is None:
                _note(options["note_anchors"], Anchor(tenant.code, seq=report.sealed, hash=report.head))
        if broken:
            raise CommandError(
                f"{broken} broken: stop, keep a copy of the database, and tell the security officer."
            )

    def _walk(self, tenant: TenantRef, **kept: Any) -> ChainReport:
        with inside(tenant.id), tqdm(desc=tenant.code, unit=" links", disable=not sys.stderr.isatty()) as bar:
            return verify_chain(progress=bar.update, **kept)


def _read(file: Path) -> tuple[list[Anchor], list[SignedAnchor]]:
    """Heads as ``--note-anchors`` wrote them, and signed ones as the hourly job did."""
    noted, shipped = [], []
    try:
        for line in filter(str.strip, file.read_text(encoding="utf-8").splitlines()):
            read = json.loads(line)
            if "signature" in read:
                shipped.append(_signed(read))
            else:
                noted.append(Anchor(**read))
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise CommandError(f"{file} does not hold anchors, one JSON object a line: {error}") from error
    return noted, shipped


def _signed(read: dict[str, Any]) -> SignedAnchor:
    names = ("tenant", "number", "seq", "hash", "key", "signature")
    return SignedAnchor(**{name: read[name] for name in names}, at=datetime.fromisoformat(read["at"]))


def _note(file: Path, anchor: Anchor) -> None:
    head = {"tenant": anchor.tenant, "seq": anchor.seq, "hash": anchor.hash}
    with file.open("a", encoding="utf-8") as notes:
        notes.write(json.dumps(head) + "\n")


def in_words(report: ChainReport) -> str:
    """The report as one sentence."""
    waiting = f"{report.unsealed} unsealed"
    if report.oldest_unsealed:
        age = (timezone.now() - report.oldest_unsealed).total_seconds()
        waiting += f", the oldest for {age:.1f} s"
    if report.broken is None:
        held = f", {report.anchors} anchors hold" if report.anchors else ""
        return f"whole, {report.sealed} sealed, {waiting}{held}"
    where = f"link {report.broken.seq}" if report.broken.seq else "the log"
    return f"BROKEN at {where}: {report.broken.why}; {report.sealed} whole before it, {waiting}"
