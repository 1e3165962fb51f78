"""The log on paper: entries with their links as lines of JSON, or of CSV for a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from smartnagari.kernel.plain import harmless

from .rules import body_of, canonical
from .types import SealedEntry

COLUMNS = (
    "seq",
    "entry",
    "at",
    "actor",
    "on_behalf_of",
    "action",
    "subject",
    "case",
    "purpose",
    "ip",
    "request_id",
    "facts",
    "sealed_at",
    "prev_hash",
    "hash",
)


def json_lines(rows: Iterable[SealedEntry]) -> Iterator[str]:
    """One JSON object a line. ``body`` is what was hashed after ``prev_hash``: a line proves itself."""
    for row in rows:
        yield json.dumps(_proof(row), ensure_ascii=False, sort_keys=True) + "\n"


def csv_lines(rows: Iterable[SealedEntry]) -> Iterator[str]:
    """A heading and one line for each entry; cells that a spreadsheet would run as formulas are disarmed."""
    yield _csv(COLUMNS)
    for row in rows:
        flat = _body(row) | _links(row)
        flat["facts"] = canonical(row.entry.facts).decode()
        yield _csv([harmless(flat[column]) for column in COLUMNS])


def _body(row: SealedEntry) -> dict[str, Any]:
    if row.seal is None:
        unsealed = body_of(row.entry, seq=0, sealed_at=row.entry.at)
        return unsealed | {"seq": "", "sealed_at": ""}
    return body_of(row.entry, seq=row.seal.seq, sealed_at=row.seal.sealed_at)


def _links(row: SealedEntry) -> dict[str, str]:
    if row.seal is None:
        return {"prev_hash": "", "hash": ""}
    return {"prev_hash": row.seal.prev_hash, "hash": row.seal.hash}


def _proof(row: SealedEntry) -> dict[str, Any]:
    return {"body": _body(row), **_links(row)}


def _csv(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()
