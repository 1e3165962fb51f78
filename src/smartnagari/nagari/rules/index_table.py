"""A published list of the village index, as one file for a whole regency."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import StringIO

from smartnagari.kernel.numbers import NotANumber, read_number

from ..types import IndexRow, IndexStatus, LineProblem
from .budget_table import plain_lines

STATUSES = {
    "sangat tertinggal": IndexStatus.VERY_BEHIND,
    "tertinggal": IndexStatus.BEHIND,
    "berkembang": IndexStatus.DEVELOPING,
    "maju": IndexStatus.ADVANCED,
    "mandiri": IndexStatus.INDEPENDENT,
}
DIMENSION_COLUMNS = {
    "layanan_dasar": "basic_services",
    "sosial": "social",
    "ekonomi": "economic",
    "lingkungan": "environmental",
    "aksesibilitas": "accessibility",
    "tata_kelola": "governance",
}


def read_index(text: str, dimensions: Sequence[str]) -> tuple[list[IndexRow], list[LineProblem]]:
    """The rows of a list headed ``kode;skor;status`` and dimensions, and what is wrong with it."""
    text = plain_lines(text)
    mark = ";" if ";" in text.split("\n", 1)[0] else ","
    reader = csv.DictReader(StringIO(text), delimiter=mark)
    names = {name.strip().lower() for name in reader.fieldnames or ()}
    lacking = sorted({"kode", "skor", "status"} - names)
    if lacking:
        return [], [LineProblem(1, "column", ", ".join(lacking))]
    rows: list[IndexRow] = []
    problems: list[LineProblem] = []
    seen: set[str] = set()
    for number, cells in enumerate(reader, start=2):
        found = _read(number, cells, dimensions, seen)
        if isinstance(found, IndexRow):
            rows.append(found)
            seen.add(found.code)
        else:
            problems.append(found)
    return rows, problems


def _read(
    number: int, cells: dict[str, str | None], dimensions: Iterable[str], seen: set[str]
) -> IndexRow | LineProblem:
    row = {(key or "").strip().lower(): str(value or "").strip() for key, value in cells.items()}
    code = row["kode"]
    if not code:
        return LineProblem(number, "code", code)
    if code in seen:
        return LineProblem(number, "twice", code)
    status = STATUSES.get(" ".join(row["status"].lower().split()))
    if status is None:
        return LineProblem(number, "status", row["status"])
    try:
        score = _score(row["skor"])
        wanted = {key: column for column, key in DIMENSION_COLUMNS.items() if key in set(dimensions)}
        parts = {key: _score(row[column]) for key, column in wanted.items() if row.get(column)}
    except NotANumber as wrong:
        return LineProblem(number, "score", str(wrong))
    return IndexRow(number, code, score, parts, status)


def _score(cell: str) -> Decimal:
    """A score as ministries write it: 0,7257 or 0.7257."""
    point = cell.replace(",", ".")
    if point.count(".") == 1 and point.replace(".", "").isdigit():
        number = Decimal(point)
    else:
        number = read_number(cell)
    if not 0 <= number <= 1000:
        raise NotANumber(cell)
    return number
