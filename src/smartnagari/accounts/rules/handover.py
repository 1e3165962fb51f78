"""A file that hands many offices over to new heads: reading each line, and planning what it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from ..types import PostKind, Problem
from .csvfiles import Column, Row, Table, Unreadable, read_date
from .delegation import Limits, Term, displaced, refusal
from .identity import read_name
from .people import read_kind, read_nip

COLUMNS = (
    Column("office", ("kantor", "kode kantor", "kode", "slug", "nagari")),
    Column("name", ("nama", "nama pejabat", "nama wali nagari")),
    Column("kind", ("jenis", "jenis jabatan", "status"), required=False),
    Column("starts", ("mulai", "tanggal mulai", "tmt", "tanggal pelantikan")),
    Column("ends", ("sampai", "tanggal selesai", "selesai"), required=False),
    Column("decree", ("nomor sk", "no sk", "sk", "nomor keputusan")),
    Column("nip", ("nip",), required=False),
)
T = TypeVar("T")


@dataclass(frozen=True)
class Entry:
    """One readable line: who heads which office from when, and by which decree."""

    line: int
    office: UUID
    person_name: str
    kind: PostKind
    starts: date
    ends: date | None
    decree: str
    nip: str = ""

    def term(self) -> Term:
        return Term(
            person=person_key(self.person_name, self.nip), kind=self.kind, starts=self.starts, ends=self.ends
        )


@dataclass(frozen=True)
class Change:
    """What one line does: whose terms end on which day; ``new`` is false when it was so already."""

    entry: Entry
    ends: tuple[Term, ...] = ()
    new: bool = True


def person_key(name: str, nip: str = "") -> str:
    """By what the same person is recognised: the civil servant's number, else the name without case."""
    return nip or " ".join(name.casefold().split())


class Reader:
    """Reads the cells of a row and gathers what is wrong with them."""

    def __init__(self, row: Row, columns: Iterable[Column]) -> None:
        self.row = row
        self.headings = {column.key: column.headings[0] for column in columns}
        self.problems: list[Problem] = []

    def complain(self, key: str, code: str, **facts: object) -> None:
        self.problems.append(self.row.problem(self.headings[key], code, **facts))

    def cell(self, key: str, read: Callable[[str], T], *, required: bool = False) -> T | None:
        """What the cell says, or ``None`` after a complaint (or when it may be empty and is)."""
        text = self.row[key]
        if not text and required:
            self.complain(key, "cell-is-empty")
            return None
        try:
            return read(text)
        except Unreadable as error:
            self.complain(key, error.code, **dict(error.facts))
            return None

    def day(self, key: str, *, required: bool = False) -> date | None:
        return self.cell(key, read_date, required=required) if required or self.row[key] else None

    def name(self, key: str) -> str | None:
        return self.cell(key, _name, required=True)

    def text(self, key: str, *, most: int) -> str | None:
        return self.cell(key, lambda text: _short(text, most), required=True)


def _name(text: str) -> str:
    reading = read_name(text)
    if reading.problem:
        raise Unreadable(reading.problem.code, **reading.problem.facts)
    return reading.name


def _short(text: str, most: int) -> str:
    if len(text) > most:
        raise Unreadable("text-is-too-long", most=most)
    return text


def read_entries(table: Table, offices: Mapping[str, Sequence[UUID]]) -> tuple[list[Entry], list[Problem]]:
    """The lines that can be read, and all that is wrong with the others.

    ``offices`` knows each office by slug, code and name, in lower case; a name may belong to several.
    """
    entries: list[Entry] = []
    problems = list(table.problems)
    first_line: dict[UUID, int] = {}
    for row in table.rows:
        reader = Reader(row, COLUMNS)
        entry = _entry(reader, offices)
        if entry is not None:
            if entry.office in first_line:
                reader.complain("office", "office-is-there-twice", other=first_line[entry.office])
            else:
                first_line[entry.office] = entry.line
                entries.append(entry)
        problems += reader.problems
    return entries, sorted(problems, key=lambda problem: problem.line)


def _entry(reader: Reader, offices: Mapping[str, Sequence[UUID]]) -> Entry | None:
    office = reader.cell("office", lambda text: one_of(offices, text, what="office"), required=True)
    name = reader.name("name")
    kind = reader.cell("kind", read_kind)
    starts, ends = reader.day("starts", required=True), reader.day("ends")
    decree = reader.text("decree", most=120)
    nip = reader.cell("nip", read_nip)
    if kind is PostKind.PLH:
        reader.complain("kind", "plh-is-no-handover")
    if reader.problems or not (office and name and kind and starts and decree):
        return None
    return Entry(reader.row.line, office, name, kind, starts, ends, decree, nip or "")


def one_of(known: Mapping[str, Sequence[UUID]], text: str, *, what: str) -> UUID:
    """The one thing that goes by this code, slug or name."""
    found = known.get(" ".join(text.casefold().split()), ())
    if not found:
        raise Unreadable(f"{what}-is-unknown", value=text)
    if len(found) > 1:
        raise Unreadable(f"{what}-is-ambiguous", value=text, count=len(found))
    return found[0]


def plan(
    entry: Entry, terms: Sequence[Term], *, limits: Limits, preparatory: bool
) -> tuple[Change | None, Problem | None]:
    """What this line changes in an office whose head has had these terms, or why it may not.

    The same line a second time changes nothing. Everyone who fills the post ends on the eve.
    """
    new = entry.term()
    if any(_same(term, new) for term in terms):
        return Change(entry, new=False), None
    if any(term.starts >= new.starts and term.kind is not PostKind.PLH for term in terms):
        return None, _problem(entry, "later-holder-is-there")
    ended = displaced(new, terms)
    keys = {term.key for term in ended}
    rest = [term for term in terms if term.key not in keys] + ended
    code = refusal(new, rest, limits=limits, preparatory=preparatory)
    if code:
        return None, _problem(entry, code)
    return Change(entry, tuple(ended)), None


def _same(term: Term, new: Term) -> bool:
    return (term.person, term.kind, term.starts) == (new.person, new.kind, new.starts)


def _problem(entry: Entry, code: str) -> Problem:
    return Problem(line=entry.line, column="", code=code)
