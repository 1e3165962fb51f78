"""``smartnagari backup``: one archive of the database and the uploaded files."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from smartnagari.config.backups import engines, making
from smartnagari.config.backups.manifest import BadBackup
from smartnagari.config.env import env


class Command(BaseCommand):
    help = (
        "Save the database and the uploaded files into one archive, encrypted when BACKUP_RECIPIENT is set."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--into", type=Path, default=env.backup_dir, help="folder of the archives")
        parser.add_argument("--keep", type=int, default=env.backup_keep, help="how many archives stay")
        parser.add_argument("--recipient", default=env.backup_recipient, help="public key (age1...)")

    def handle(self, *, into: Path, keep: int, recipient: str, **options: Any) -> None:
        url = env.database_backup_url or env.database_owner_url or env.database_url
        engine = engines.engine_for(url or str(settings.DATABASES["default"]["NAME"]))
        try:
            made = making.make(engine, files=Path(settings.MEDIA_ROOT), into=into, recipient=recipient)
        except (BadBackup, OSError) as error:
            raise CommandError(f"No backup was made. {error}") from error
        rows = sum(made.manifest.rows.values())
        size = made.archive.stat().st_size / 1_000_000
        self.stdout.write(f"{made.archive}  {rows} rows, {size:.1f} MB")
        for old in making.forget(into, keep=keep):
            self.stdout.write(f"removed {old.name}")
        if not recipient:
            self.stderr.write(
                "Not encrypted: set BACKUP_RECIPIENT to a public key whose secret half is elsewhere."
            )
