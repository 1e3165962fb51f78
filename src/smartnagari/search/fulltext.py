"""Asking the full-text index: one statement, candidates capped before anybody ranks them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import connection

from .shelves import Shelf, kind_word
from .types import Candidate, Question, Slot, Way

COLUMNS = ", ".join(f"e.{name}" for name in Candidate._fields)
Part = tuple[str, list[Any]]
MOST_TITLES = 3


def candidates(
    shelf: Shelf, asked: Question, *, limit: int, kind: str = "", names_only: bool = False
) -> list[Candidate]:
    """At most ``limit`` rows that hold what was asked, in no order."""
    return _run([_matching(shelf, asked, limit=limit, kind=kind, names_only=names_only)])


def candidates_by_kind(
    shelf: Shelf, asked: Question, *, kinds: Iterable[str], limit: int, each: int
) -> list[Candidate]:
    """Of a question with very many answers: exact titles, names first, and some of each kind."""
    parts = [_titled(shelf, way.phrase, limit=each) for way in asked.ways[:MOST_TITLES]]
    parts.append(_matching(shelf, asked, limit=limit, names_only=True))
    parts += [_matching(shelf, asked, limit=each, kind=kind) for kind in kinds]
    return list(dict.fromkeys(_run(parts)))


def _run(parts: Sequence[Part]) -> list[Candidate]:
    statement = " UNION ALL ".join(f"SELECT * FROM ({sql}) AS part{n}" for n, (sql, _) in enumerate(parts))  # noqa: S608 - our own statements
    if len(parts) == 1:
        statement = parts[0][0]
    with connection.cursor() as cursor:
        cursor.execute(statement, [value for _sql, values in parts for value in values])
        return [Candidate._make(row) for row in cursor.fetchall()]


def _titled(shelf: Shelf, folded: str, *, limit: int) -> Part:
    table, whose, values = _entries(shelf)
    return f"SELECT {COLUMNS} FROM {table} e WHERE e.folded = %s{whose} LIMIT {limit:d}", [folded, *values]  # noqa: S608 - our own names


def _matching(shelf: Shelf, asked: Question, *, limit: int, kind: str = "", names_only: bool = False) -> Part:
    table, whose, values = _entries(shelf)
    owners = [shelf.owner, *([kind_word(kind)] if kind else [])]
    if connection.vendor == "postgresql":
        inner = f"SELECT entry_id FROM {shelf.index} WHERE document @@ %s::tsquery LIMIT {limit:d}"  # noqa: S608 - our own names
        sql = f"SELECT {COLUMNS} FROM ({inner}) i JOIN {table} e ON e.id = i.entry_id WHERE true{whose}"  # noqa: S608 - our own names
        return sql, [tsquery(asked, owners, names_only=names_only), *values]
    sql = (
        f"SELECT {COLUMNS} FROM {shelf.index} i JOIN {table} e ON e.id = i.rowid "  # noqa: S608 - our own names
        f"WHERE {shelf.index} MATCH %s{whose} LIMIT {limit:d}"
    )
    return sql, [fts5_match(asked, owners, names_only=names_only), *values]


def _entries(shelf: Shelf) -> tuple[str, str, list[Any]]:
    tenant = shelf.tenant_value()
    table = shelf.table(shelf.entries)
    return (table, " AND e.tenant_id = %s", [tenant]) if tenant is not None else (table, "", [])


def fts5_match(asked: Question, owners: Sequence[str], *, names_only: bool = False) -> str:
    """The question in the language of FTS5; our words are letters and figures alone, nothing breaks out."""
    columns = "names" if names_only else "{names words}"
    owned = " AND ".join(f'owner : "{owner}"' for owner in owners)
    return f"{owned} AND {columns} : ({_either((_fts5_way(way) for way in asked.ways), ' OR ')})"


def _fts5_way(way: Way) -> str:
    return "(" + " AND ".join(_fts5_slot(slot, begun) for slot, begun in _places(way)) + ")"


def _fts5_slot(slot: Slot, begun: bool) -> str:
    words = _either((f'"{word}"' for word in slot), " OR ")
    return f"({words} *)" if begun else f"({words})"


def tsquery(asked: Question, owners: Sequence[str], *, names_only: bool = False) -> str:
    """The question in the language of PostgreSQL."""
    mark = "=" if names_only else ""
    owned = " & ".join(f"'#{owner}'" for owner in owners)
    return f"{owned} & ({_either((_ts_way(way, mark) for way in asked.ways), ' | ')})"


def _ts_way(way: Way, mark: str) -> str:
    return "(" + " & ".join(_ts_slot(slot, begun, mark) for slot, begun in _places(way)) + ")"


def _ts_slot(slot: Slot, begun: bool, mark: str) -> str:
    return "(" + _either((f"'{mark}{word}'{':*' if begun else ''}" for word in slot), " | ") + ")"


def _places(way: Way) -> Iterator[tuple[Slot, bool]]:
    """Each place with whether its word may go on."""
    last = len(way.slots) - 1
    for place, slot in enumerate(way.slots):
        yield slot, way.open and place == last


def _either(parts: Iterable[str], operator: str) -> str:
    return operator.join(parts)
