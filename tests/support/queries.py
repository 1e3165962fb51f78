"""How many questions a page asked: what only tells PostgreSQL whose rows are meant is not counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

TELLING = ("SELECT set_config", "SAVEPOINT", "RELEASE SAVEPOINT", "BEGIN", "COMMIT")


def asked(queries: Iterable[Mapping[str, str]]) -> int:
    """The statements that ask or change something, the same on both databases."""
    return sum(not each["sql"].startswith(TELLING) for each in queries)
