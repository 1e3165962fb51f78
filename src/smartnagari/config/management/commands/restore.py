"""``smartnagari restore``: bring an archive back, or prove that it would come back."""

from __future__ import annotations

import json
import tempfile
from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from smartnagari.config.backups import making, restoring, scratch
from smartnagari.config.backups.manifest import BadBackup
from smartnagari.config.env import env
from smartnagari.config.ready.keeper import store

PROOF = "last-restore.json"
"""What ``doctor`` reads: when an archive was last restored for a try, and how long it took."""


class Command(BaseCommand):
    help = (
        "Restore an archive into an empty database, or with --check into a scratch one that is thrown away."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("archive", nargs="?", type=Path, help="the newest in BACKUP_DIR when left out")
        parser.add_argument("--database", default="", help="address of an empty database, or an SQLite path")
        parser.add_argument("--files", type=Path, help="folder for the uploaded files")
        parser.add_argument("--identity", type=Path, help="file with the secret key of an encrypted archive")
        parser.add_argument(
            "--check", action="store_true", help="restore into a scratch database and remove it"
        )

    def handle(self, *, archive: Path | None, database: str, check: bool, **options: Any) -> None:
        source = archive or self._newest()
        if check == bool(database):
            raise CommandError("Say either --check or --database with an empty database.")
        try:
            restored = (
                self._check(source, options["identity"])
                if check
                else self._restore(source, database, options)
            )
        except (BadBackup, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{source.name} is whole: restored and verified in {restored.seconds:.1f} s")
        self.stdout.write(restored.audit)
        if not check:
            self._drop_pages()

    def _newest(self) -> Path:
        found = making.backups(env.backup_dir)
        if not found:
            raise CommandError(f"There is no archive in {env.backup_dir}. Make one: smartnagari backup")
        return found[-1]

    def _restore(self, source: Path, database: str, options: dict[str, Any]) -> restoring.Restored:
        return restoring.restore(
            source,
            database=database,
            files=options["files"],
            identity=options["identity"],
            tell=self.stdout.write,
        )

    def _drop_pages(self) -> None:
        """The pages of this host were drawn from other data; those of other hosts go when they start."""
        found = store()
        if found is not None:
            found.drop_all()
            self.stdout.write(
                "The ready pages of this host are gone; each is made anew when it is asked for."
            )

    def _check(self, source: Path, identity: Path | None) -> restoring.Restored:
        url = env.database_owner_url or env.database_url
        with (
            tempfile.TemporaryDirectory(prefix="smartnagari-check-") as place,
            scratch.database(url, Path(place)) as address,
        ):
            restored = restoring.restore(
                source,
                database=address,
                files=Path(place) / "files",
                identity=identity,
                tell=self.stdout.write,
            )
        moment = datetime.now(UTC).isoformat(timespec="seconds")
        proof = {"checked_at": moment, "archive": source.name, "seconds": round(restored.seconds, 1)}
        (env.backup_dir / PROOF).write_text(json.dumps(proof), encoding="utf-8")
        return restored
