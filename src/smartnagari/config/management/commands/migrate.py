"""``smartnagari migrate``: Django's own, as the owner of the tables where there is one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.commands import migrate
from django.db import connection

from smartnagari.config.env import env
from smartnagari.config.settings.databases import postgresql


class Command(migrate.Command):
    """The application's role may not change tables: migrations connect with ``DATABASE_OWNER_URL``."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        if env.database_owner_url:
            connection.close()
            connection.settings_dict.update(postgresql(env.database_owner_url))
        elif connection.vendor == "sqlite":
            Path(connection.settings_dict["NAME"]).parent.mkdir(parents=True, exist_ok=True)
        return super().execute(*args, **options)
