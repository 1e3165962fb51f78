"""What the commands that read tables share: the file, the tenant, and how faults are said."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import DomainError
from smartnagari.kernel.tenancy import inside, tenants

from ..queries.sentences import described, sentence
from ..rules.csvfiles import Unreadable
from ..types import Problem

REFUSED = 2
"""Exit code when something has to be mended; nothing was changed."""


class TableCommand(BaseCommand):
    """A command that reads one table for one tenant."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the table, saved as CSV")
        parser.add_argument("--dry-run", action="store_true", help="check the table and change nothing")
        parser.add_argument("--tenant", default=settings.DEFAULT_TENANT, help="code of the regency or city")

    def handle(self, **options: Any) -> None:
        with acting(options["tenant"], self.name) as actor:
            self.carry_out(actor, read(options["file"]), options)

    @property
    def name(self) -> str:
        return type(self).__module__.rpartition(".")[2]

    def carry_out(self, actor: Actor, content: bytes, options: dict[str, Any]) -> None:
        raise NotImplementedError

    def refuse(self, problems: Iterable[Problem]) -> None:
        """Say each problem with its line and stop."""
        found = [described(problem) for problem in problems]
        for text in found:
            self.stderr.write(text)
        if found:
            raise CommandError(
                f"{len(found)} places have to be mended; nothing was changed.", returncode=REFUSED
            )


def read(file: Path) -> bytes:
    """The bytes of the file."""
    try:
        return file.read_bytes()
    except OSError as fault:
        raise CommandError(f"{file} cannot be read: {fault.strerror}.", returncode=REFUSED) from fault


@contextmanager
def acting(tenant: str, name: str) -> Iterator[Actor]:
    """Inside the tenant as the command; refusals end it with a sentence instead of a traceback."""
    try:
        [found] = tenants(tenant) if tenant else [None]
        if found is None:
            raise CommandError("Say for which regency: --tenant CODE.", returncode=REFUSED)
        with inside(found.id):
            yield Actor.system(name, found.id)
    except Unreadable as fault:
        raise CommandError(sentence(fault.code, dict(fault.facts)), returncode=REFUSED) from fault
    except (DomainError, LookupError) as fault:
        raise CommandError(str(fault), returncode=REFUSED) from fault
