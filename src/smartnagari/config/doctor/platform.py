"""The platform as it is installed: database, migrations, secrets, built files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from smartnagari.config.start import production_is_safe

from .report import Finding, State, well


def database() -> Iterator[Finding]:
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        yield Finding(State.BAD, "database", "there is none yet", "Type: smartnagari migrate")
        return
    with connection.cursor() as cursor:
        query = "SHOW server_version" if connection.vendor == "postgresql" else "SELECT sqlite_version()"
        cursor.execute(query)
        version = cursor.fetchone()[0]
    yield well("database", f"{connection.display_name} {version} answers")


def migrations() -> Iterator[Finding]:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        mend = "Type: smartnagari migrate"
        yield Finding(State.BAD, "tables", f"{len(waiting)} migrations are waiting", mend)
    else:
        yield well("tables", "are those of this version")


def settings_of_production() -> Iterator[Finding]:
    messages = production_is_safe()
    for message in messages:
        state = State.BAD if message.is_serious() else State.LOOK
        yield Finding(state, "settings", message.msg, message.hint or "")
    if not messages:
        yield well("settings", "nothing unsafe for this mode")


def built_files() -> Iterator[Finding]:
    """The front end and the messages are built, the static files gathered."""
    built = Path(str(settings.DJANGO_VITE["default"]["manifest_path"]))
    messages = list(Path(settings.PACKAGE_DIR).glob("*/locale/id/LC_MESSAGES/django.mo"))
    if not built.exists() or not messages:
        mend = "From a checkout type: make build. A wheel holds them: install it anew."
        yield Finding(State.BAD, "built files", "the front end or the messages are missing", mend)
    elif not Path(settings.STATIC_ROOT).exists():
        yield Finding(
            State.BAD, "built files", "are not gathered", "Type: smartnagari collectstatic --noinput"
        )
    else:
        yield well("built files", f"front end and {len(messages)} catalogues are there")


EXAMINATIONS = (database, migrations, settings_of_production, built_files)
