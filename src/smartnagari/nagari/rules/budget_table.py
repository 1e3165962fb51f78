"""A budget as a table: pasted from a spreadsheet or an export of Siskeudes, and given back as CSV."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from io import StringIO

from smartnagari.kernel.numbers import NotANumber, read_whole
from smartnagari.kernel.plain import harmless

from ..types import Line, LineProblem

HEAD = ("kode", "uraian", "anggaran", "tw1", "tw2", "tw3", "tw4", "pelaksana", "keterangan")
MOST_LINES = 600
MOST_LETTERS = 120_000
"""Well below what a reader of CSV takes for one cell."""
MOST_MONEY = 10**13
CODE = re.compile(r"[456](\.\d{1,3}){0,5}")


def read_table(text: str) -> tuple[list[Line], list[LineProblem]]:
    """The lines of a pasted table and what is wrong with it, each problem with the number of its line.

    Columns are parted by a semicolon, a tab or, failing both, a comma; a head of names is skipped. Numbers
    may be written 1.234,00. An empty quarter has not been reported.
    """
    lines: list[Line] = []
    problems: list[LineProblem] = []
    seen: set[str] = set()
    if len(text) > MOST_LETTERS:
        return [], [LineProblem(1, "too-many", str(MOST_LINES))]
    for number, cells in _rows(text):
        if len(lines) >= MOST_LINES:
            problems.append(LineProblem(number, "too-many", str(MOST_LINES)))
            break
        found = _read(number, cells, seen)
        if isinstance(found, Line):
            lines.append(found)
            seen.add(found.code)
        else:
            problems.append(found)
    return lines, problems


def plain_lines(text: str) -> str:
    """The text with one kind of line end, without what spreadsheets put before it."""
    text = text.replace("\0", "").lstrip("\N{ZERO WIDTH NO-BREAK SPACE}")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _rows(text: str) -> Iterable[tuple[int, list[str]]]:
    text = plain_lines(text)
    first = text.split("\n", 1)[0]
    mark = next((each for each in (";", "\t") if each in first), ",")
    for number, cells in enumerate(csv.reader(StringIO(text), delimiter=mark), start=1):
        stripped = [cell.strip() for cell in cells]
        if any(stripped) and stripped[0].lower() not in {"kode", "code"}:
            yield number, stripped


def _read(number: int, cells: list[str], seen: set[str]) -> Line | LineProblem:
    padded = [*cells, *[""] * (len(HEAD) - len(cells))]
    code, name, planned, *rest = padded
    code = code.rstrip(".")
    if not CODE.fullmatch(code):
        return LineProblem(number, "code", code)
    if code in seen:
        return LineProblem(number, "twice", code)
    if not name:
        return LineProblem(number, "name", code)
    try:
        amounts = [read_money(cell) for cell in (planned or "0", *rest[:4])]
    except NotANumber as wrong:
        return LineProblem(number, "money", str(wrong))
    return Line(
        code=code,
        name=name[:200],
        planned=amounts[0] or 0,
        quarters=(amounts[1], amounts[2], amounts[3], amounts[4]),
        carried_by=rest[4][:120],
        note=rest[5][:300],
    )


def read_money(cell: str) -> int | None:
    """An amount in whole rupiah; empty or a dash is not known. Less than nothing raises ``NotANumber``."""
    if cell in {"", "-"}:
        return None
    amount = read_whole(cell)
    if not 0 <= amount <= MOST_MONEY:
        raise NotANumber(cell)
    return amount


def write_table(lines: Iterable[Line]) -> str:
    """The same as CSV, so that what was given out can be pasted in again."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEAD)
    for line in lines:
        quarters = ["" if amount is None else str(amount) for amount in line.quarters]
        cells = [line.code, line.name, str(line.planned), *quarters, line.carried_by, line.note]
        writer.writerow([harmless(cell) for cell in cells])
    return out.getvalue()
