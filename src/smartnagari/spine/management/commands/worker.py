"""``smartnagari worker``: the background work of every tenant."""

import signal
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from ...rules import LEASE
from ...worker import Worker


class Command(BaseCommand):
    help = "Deliver events and run periodic jobs. Stop it with SIGTERM: it finishes what it has in hand."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="work until nothing is due, then leave")
        parser.add_argument(
            "--poll", type=float, default=0.5, help="seconds between looks when nothing is due"
        )
        parser.add_argument(
            "--lease",
            type=float,
            default=LEASE.total_seconds(),
            help="seconds after which the work of a silent worker goes to another",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        worker = Worker(poll=options["poll"], lease=timedelta(seconds=options["lease"]))
        before = {
            number: signal.signal(number, lambda *_: worker.stop())
            for number in (signal.SIGTERM, signal.SIGINT)
        }
        try:
            if options["once"]:
                self.stdout.write(f"{worker.run_until_idle()} done, nothing more is due.")
            else:
                worker.run()
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
