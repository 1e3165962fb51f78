"""``smartnagari serve``: the server and its worker in one command.

``cli`` calls :func:`serving.main` by itself, so that the supervisor need not load Django first; this command
is what ``smartnagari help`` lists.
"""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from smartnagari.config import serving

NAMES = ("host", "port", "uds", "processes", "threads", "lease")


class Command(BaseCommand):
    help = "Serve the platform: the web server and the worker, each started again when it dies."

    def add_arguments(self, parser: ArgumentParser) -> None:
        serving.arguments(parser)

    def handle(self, **options: Any) -> None:
        words = [f"--{name}={options[name]}" for name in NAMES]
        raise SystemExit(serving.main([*words, *(["--no-worker"] if options["no_worker"] else [])]))
