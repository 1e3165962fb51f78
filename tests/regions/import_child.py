"""What the kill test runs in a process of its own, on a database of its own.

``python import_child.py make`` creates the tables of the reference; ``... die FOLDER N`` imports and kills
itself with SIGKILL right after the N-th batch was written and before it is committed; ``... import FOLDER``
imports to the end; ``... show`` prints what stands there.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import Any

import django


def make() -> None:
    from django.db import connection

    from smartnagari.config.models import PageChange
    from smartnagari.regions.models import Region, RegionChange, RegionImport

    with connection.schema_editor() as editor:
        for model in (Region, RegionImport, RegionChange, PageChange):
            editor.create_model(model)


def bring_in(folder: str) -> None:
    from django.core.management import call_command

    call_command("import_regions", "--source", folder, "--edition", "e1")


def die(folder: str, batch: str) -> None:
    from django.db import connection

    written = 0

    def kill_after(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal written
        result = execute(sql, params, many, context)
        written += many
        if written == int(batch):
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    with connection.execute_wrapper(kill_after):
        bring_in(folder)


def show() -> None:
    from smartnagari.regions.models import Region, RegionImport

    runs = RegionImport.objects.order_by("pk")
    sys.stdout.write(
        json.dumps(
            {
                "regions": Region.objects.count(),
                "done": list(runs.values_list("done", flat=True)),
                "finished": [run.finished_at is not None for run in runs],
            }
        )
    )


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "smartnagari.config.settings.test")
    django.setup()
    {"make": make, "die": die, "import": bring_in, "show": show}[sys.argv[1]](*sys.argv[2:])
