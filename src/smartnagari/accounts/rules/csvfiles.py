"""Reading the tables that offices really send: Excel's CSV, dates as people write them.

Nothing is guessed silently: what cannot be read is a :class:`~smartnagari.accounts.types.Problem` with its
line number and a code, which an edge turns into a sentence that says how to mend it.
"""

from __future__ import annotations

import csv
import io
import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from ..types import Problem

MAX_BYTES = 2_000_000
MAX_LINES = 5_000
DELIMITERS = ";,\t"
MONTHS = (
    "januari", "februari", "maret", "april", "mei", "juni",
    "juli", "agustus", "september", "oktober", "november", "desember",
)  # fmt: skip
_DAY_FIRST = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$")
_YEAR_FIRST = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00)?)?$")
_IN_WORDS = re.compile(r"^(\d{1,2})\s+([a-z]+)\s+(\d{4})$")
_SHORT_YEAR = re.compile(r"^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$")


class Unreadable(ValueError):
    """A cell or a file that cannot be read; ``code`` and ``facts`` say why."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = tuple(facts.items())


@dataclass(frozen=True)
class Column:
    """A column under its own key, with the headings that people give it."""

    key: str
    headings: tuple[str, ...]
    required: bool = True


@dataclass(frozen=True)
class Row:
    """One line of the file: its number, and its cells by column key, trimmed."""

    line: int
    cells: Mapping[str, str]

    def problem(self, column: str, code: str, **facts: object) -> Problem:
        return Problem(line=self.line, column=column, code=code, facts=tuple(facts.items()))

    def __getitem__(self, key: str) -> str:
        return self.cells.get(key, "")


@dataclass(frozen=True)
class Table:
    """What a file holds, and what is wrong with it as a file."""

    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


def read_table(content: bytes, columns: tuple[Column, ...]) -> Table:
    """The rows of a CSV file with these columns, in any order and with any of Excel's habits.

    Knows ``;`` ``,`` and tab, a byte order mark, UTF-16, the old Windows encoding, and a ``sep=`` line.
    Raises :class:`Unreadable` when it is no such file at all.
    """
    text = _decode(content).replace("\r\n", "\n").replace("\r", "\n")
    lines = text.rstrip("\n").split("\n")
    skipped = 0
    while lines and (not lines[0].strip(" ;,\t\v\f") or lines[0].lower().startswith("sep=")):
        lines.pop(0)
        skipped += 1
    if not lines:
        raise Unreadable("file-is-empty")
    if len(lines) > MAX_LINES:
        raise Unreadable("file-has-too-many-lines", most=MAX_LINES)
    text = "\n".join(lines)
    delimiter = max(DELIMITERS, key=lines[0].count)
    try:
        return _table(list(_numbered(text, delimiter, skipped)), columns)
    except csv.Error as error:
        raise Unreadable("file-is-not-a-table") from error


def _decode(content: bytes) -> str:
    if len(content) > MAX_BYTES:
        raise Unreadable("file-is-too-large", most=MAX_BYTES // 1_000_000)
    if content[:4] == b"PK\x03\x04" or content[:4] == b"\xd0\xcf\x11\xe0":
        raise Unreadable("file-is-a-workbook")
    encodings = ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Unreadable("file-is-not-text")


def _numbered(text: str, delimiter: str, skipped: int) -> Iterator[tuple[int, list[str]]]:
    """Each line that says something, with its number as a spreadsheet shows it."""
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, skipinitialspace=True)
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield reader.line_num + skipped, cells


def _table(lines: list[tuple[int, list[str]]], columns: tuple[Column, ...]) -> Table:
    if not lines:
        raise Unreadable("file-is-empty")
    number, heads = lines[0]
    places, problems = _places(heads, columns, number)
    if problems:
        return Table(problems=tuple(problems))
    if len(lines) == 1:
        raise Unreadable("file-has-no-lines")
    rows = []
    for line, cells in lines[1:]:
        row = Row(line, {key: _tidy(cells[at]) if at < len(cells) else "" for key, at in places.items()})
        rows.append(row)
        if any(cell.strip() for cell in cells[len(heads) :]):
            problems.append(row.problem("", "line-has-too-many-cells", most=len(heads)))
    return Table(tuple(rows), tuple(problems))


def _places(heads: list[str], columns: tuple[Column, ...], line: int) -> tuple[dict[str, int], list[Problem]]:
    """Where each column stands. A missing one is a problem; an unknown one is left alone."""
    seen = [_heading(head) for head in heads]
    places: dict[str, int] = {}
    problems = []
    for column in columns:
        found = [at for at, head in enumerate(seen) if head in (column.key, *column.headings)]
        if len(found) > 1:
            problems.append(Problem(line, column.headings[0], "column-is-there-twice"))
        elif found:
            places[column.key] = found[0]
        elif column.required:
            problems.append(Problem(line, column.headings[0], "column-is-missing"))
    return places, problems


def _heading(text: str) -> str:
    return re.sub(r"[\s_./-]+", " ", text).strip().lower()


def _tidy(text: str) -> str:
    return " ".join(text.split())


def read_date(text: str) -> date:
    """The day that this cell names: 27/06/2026, 27-6-2026, 2026-06-27, 27 Juni 2026.

    Raises :class:`Unreadable`; the day stands first, as everybody here writes it.
    """
    if match := _DAY_FIRST.match(text):
        day, month, year = (int(part) for part in match.groups())
    elif match := _YEAR_FIRST.match(text):
        year, month, day = (int(part) for part in match.groups())
    elif (match := _IN_WORDS.match(text.lower())) and match[2] in MONTHS:
        day, month, year = int(match[1]), MONTHS.index(match[2]) + 1, int(match[3])
    else:
        raise Unreadable("year-is-short" if _SHORT_YEAR.match(text) else "not-a-date", value=text)
    if not 1 <= month <= 12:
        raise Unreadable("no-such-month", value=text)
    if not 1900 <= year <= 2100:
        raise Unreadable("year-is-far-off", value=text)
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise Unreadable("no-such-day", value=text, last=last, month=month, year=year)
    return date(year, month, day)
