"""Lay the tables of a database for tests: our own migrations, and Wagtail's in one step each.

What comes out is the same as after all migrations of Wagtail (``tests/ops`` compares them), a good deal
sooner; they are all written down as done, so that the platform finds nothing waiting.
"""

from __future__ import annotations

import sys

import django
from django.conf import settings
from django.core.management import call_command

from tools.console import ROOT

ONE_STEP = ROOT / "tests/support/wagtail_tables"


def lay_tables(*, run_syncdb: bool) -> None:
    """Migrate the database of the settings in force."""
    apps = [folder.name for folder in ONE_STEP.iterdir() if (folder / "__init__.py").exists()]
    settings.MIGRATION_MODULES = {app: f"support.wagtail_tables.{app}" for app in apps}
    call_command("migrate", verbosity=0, run_syncdb=run_syncdb)
    settings.MIGRATION_MODULES = {}
    write_down(apps)


def write_down(apps: list[str]) -> None:
    """Say of every migration of these apps that it is done."""
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.recorder import MigrationRecorder

    loader, recorder = MigrationLoader(connection), MigrationRecorder(connection)
    for app, name in sorted(loader.disk_migrations):
        if app in apps and (app, name) not in loader.applied_migrations:
            recorder.record_applied(app, name)


def main() -> None:
    sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "src"), str(ROOT)]
    django.setup()
    lay_tables(run_syncdb="--run-syncdb" in sys.argv)


if __name__ == "__main__":
    main()
