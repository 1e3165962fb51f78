"""The national set: the CSV files of the package ``idn-area-data``, streamed and checked as a whole.

Reading is the first pass of an import: it writes nothing, goes on past a fault so that all of them are told
at once, and gives back exactly the rows that the second pass will apply. Names are spoilt in known ways and
mended on the way in (``rules.names``); everything else that is off is refused.

A good line matches one pattern, in which the parent's code is a back reference to the code's own prefix;
only a line that does not is taken apart. That keeps the check of 91,000 lines under a fifth of a second.
"""

from __future__ import annotations

import codecs
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from ..rules import codes, names
from .faults import CODE_FAULTS, NAME_FAULTS, Faults

MAX_BYTES, CHUNK = 64 * 1024 * 1024, 1024 * 1024
_NAME = r"([A-Za-z][A-Za-z0-9 .()/\-']{0,99})"
_ANGLE = r"(\d{1,3})°(\d{1,2})'(\d{1,2}(?:\.\d+)?)[\"']"
_PLACE = f"{_ANGLE} ([NS]) +{_ANGLE} ([EW])"
_COORDINATE = re.compile(_PLACE, re.ASCII)


@dataclass(frozen=True, slots=True)
class CsvFile:
    """One file of the set: its columns and, where lines are many, the pattern of one without blemish."""

    name: str
    level: str
    columns: tuple[str, ...]
    plain: re.Pattern[str] = re.compile(r"(?!)")
    required: bool = True


FILES = (
    CsvFile("provinces.csv", "province", ("code", "name")),
    CsvFile("regencies.csv", "regency", ("code", "province_code", "name")),
    CsvFile(
        "districts.csv",
        "district",
        ("code", "regency_code", "name"),
        re.compile(r"((\d\d\.\d\d)\.(?:0[1-9]|[1-9]\d)),\2," + _NAME + r"\n", re.ASCII),
    ),
    CsvFile(
        "villages.csv",
        "village",
        ("code", "district_code", "name"),
        re.compile(r"((\d\d\.\d\d\.\d\d)\.[123]\d{3}),\2," + _NAME + r"\n", re.ASCII),
    ),
    CsvFile(
        "islands.csv",
        "island",
        ("code", "regency_code", "coordinate", "is_populated", "is_outermost_small", "name"),
        re.compile(r"((\d\d\.\d\d)\.4\d{4}),\2," + _PLACE + r",[01],[01]," + _NAME + r"\n", re.ASCII),
        required=False,
    ),
)

Row = tuple[str, str, str, float | None, float | None]
"""Code, parent's code ("" for a province), name, latitude, longitude."""
NOWHERE: tuple[float | None, float | None] = (None, None)


@dataclass
class NationalSet:
    """A checked set: rows per level in the order of their files, and what was mended or is worth saying."""

    edition: str = ""
    digest: str = ""
    rows: dict[str, list[Row]] = field(default_factory=dict)
    mended: int = 0
    same_name: int = 0

    def __len__(self) -> int:
        return sum(len(rows) for rows in self.rows.values())

    def __iter__(self) -> Iterator[tuple[str, Row]]:
        return ((level, row) for level, rows in self.rows.items() for row in rows)


def read_set(folder: Path, *, edition: str = "") -> NationalSet:
    """The set in this folder, checked from end to end; raises ``SourceRefused`` with every fault."""
    faults, found, hasher = Faults(), NationalSet(edition=edition or edition_of(folder)), hashlib.sha256()
    hasher.update(found.edition.encode())
    for spec in FILES:
        path = folder / spec.name
        if not path.is_file():
            if spec.required:
                faults.add(spec.name, 0, _("The file is missing; the folder must hold the four CSV files."))
            continue
        if _readable(path, faults, hasher.update):
            _Reader(spec, found, faults).read(path)
    faults.stop()
    found.digest = hasher.hexdigest()
    return found


def edition_of(folder: Path) -> str:
    """The edition a package states beside its data; empty when there is none."""
    manifest = folder.parent / "package.json"
    if not manifest.is_file():
        return ""
    described = json.loads(manifest.read_text(encoding="utf-8"))
    return f"{described.get('name', '')} {described.get('version', '')}".strip()[:40]


def _readable(path: Path, faults: Faults, digest: Callable[[bytes], None]) -> bool:
    """Whether the file is UTF-8 text of sane size; says the line of the first byte that is not."""
    if path.stat().st_size > MAX_BYTES:
        faults.add(path.name, 0, _("The file is larger than 64 MB; the national set has 4 MB."))
        return False
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        start = file.read(CHUNK)
        if start[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\x00" in start[:200]:
            faults.add(path.name, 1, _("The file is saved as UTF-16; save it as CSV UTF-8."))
            return False
        try:
            for chunk in chain([start], iter(lambda: file.read(CHUNK), b"")):
                decoder.decode(chunk)
                digest(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            number = _line_of_bad_byte(path)
            faults.add(path.name, number, _("The file is not UTF-8 here; save it as CSV UTF-8."))
            return False
    return True


def _line_of_bad_byte(path: Path) -> int:
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                return number
    return 0


class _Anything(set[str]):
    def __contains__(self, item: object) -> bool:
        return True


class _Reader:
    """Reads one file into the set, with the codes of the level above at hand."""

    def __init__(self, spec: CsvFile, found: NationalSet, faults: Faults) -> None:
        self.spec, self.found, self.faults = spec, found, faults
        self.rows: list[Row] = found.rows.setdefault(spec.level, [])
        self.seen: set[str] = set()
        self.parents = self._parents()

    def _parents(self) -> set[str]:
        above = {"regency": ["province"], "district": ["regency"], "village": ["district"]}
        levels = {**above, "island": ["province", "regency"]}.get(self.spec.level, [])
        known = {row[0] for level in levels for row in self.found.rows.get(level, [])}
        return known | {""} if known or not levels else _Anything()  # the file above was refused as a whole

    def read(self, path: Path) -> None:
        plain, parents, seen, append = self.spec.plain.fullmatch, self.parents, self.seen, self.rows.append
        with path.open(encoding="utf-8-sig") as file:
            if not self._header(next(file, "")):
                return
            for number, line in enumerate(file, 2):
                match = plain(line)
                if match is None:
                    self._blemished(number, line)
                    continue
                code, parent, *place, name = match.groups()
                if code in seen or parent not in parents or name[-1] == " " or "  " in name:
                    self._blemished(number, line)
                    continue
                seen.add(code)
                append((code, parent, name, *(_degrees(*place) if place else NOWHERE)))
        if not seen and not self.faults.found:
            self.faults.add(self.spec.name, 0, _("The file has no rows."))
        if self.spec.level == "village":
            self.found.same_name = len(self.rows) - len({(row[1], row[2]) for row in self.rows})

    def _header(self, line: str) -> bool:
        columns = tuple(line.strip().split(","))
        if columns == self.spec.columns:
            return True
        told: object
        if ";" in line:
            told = _("Columns are separated by semicolons, as Excel does; save the file with commas.")
        else:
            told = _("The first line must be: %(columns)s") % {"columns": ",".join(self.spec.columns)}
        self.faults.add(self.spec.name, 1, told)
        return False

    def _blemished(self, number: int, line: str) -> None:
        """Mend what is known to be spoilt, refuse the rest."""
        fields = [value.strip() for value in line.rstrip("\n").split(",")]
        told = self._fault(fields)
        if told:
            self.faults.add(self.spec.name, number, told)
            return
        code, name, place = fields[0], names.clean_name(fields[-1]), NOWHERE
        self.found.mended += name != fields[-1]
        if self.spec.level == "island":
            match = _COORDINATE.fullmatch(fields[2])
            place = _degrees(*match.groups()) if match else NOWHERE
        elif self.spec.level in {"province", "regency"}:
            name = names.regency_name(name)[1]
        self.seen.add(code)
        self.rows.append((code, codes.parent_of(code) or "", name, *place))

    def _fault(self, fields: list[str]) -> object:
        """What is wrong with a line, or nothing."""
        wanted = len(self.spec.columns)
        if len(fields) != wanted:
            counts = {"wanted": wanted, "found": len(fields)}
            return _("The line has %(found)d columns instead of %(wanted)d.") % counts
        try:
            level = codes.level_of(fields[0])
        except codes.BadCode as error:
            return CODE_FAULTS[error.reason]
        if level != self.spec.level:
            return _("The code %(code)s does not belong into this file.") % {"code": fields[0]}
        if fields[0] in self.seen:
            return _("The code %(code)s stands in this file twice.") % {"code": fields[0]}
        if fault := names.name_fault(names.clean_name(fields[-1])):
            return NAME_FAULTS[fault]
        return self._parent_fault(fields) or self._kind_fault(fields) or self._island_fault(fields)

    def _kind_fault(self, fields: list[str]) -> object:
        claimed = names.regency_name(fields[-1])[0] if self.spec.level == "regency" else ""
        if not claimed or claimed == codes.kind_of(fields[0]):
            return ""
        return _("The number of %(code)s and the word before the name disagree on regency or city.") % {
            "code": fields[0]
        }

    def _parent_fault(self, fields: list[str]) -> object:
        parent = codes.parent_of(fields[0]) or ""
        facts = {"parent": parent, "code": fields[0], "stated": fields[1]}
        stated_none = self.spec.level == "island" and fields[1] == "" and fields[0][3:5] == "00"
        if self.spec.level != "province" and fields[1] != parent and not stated_none:
            return _("The parent of %(code)s is %(parent)s, but the line says %(stated)s.") % facts
        return "" if parent in self.parents else _("The parent %(parent)s is missing.") % facts

    def _island_fault(self, fields: list[str]) -> object:
        if self.spec.level != "island" or _COORDINATE.fullmatch(fields[2]):
            return ""
        return _("The coordinate is not written in degrees, minutes and seconds.")


def _degrees(*angles: str) -> tuple[float, float]:
    """Latitude and longitude from degrees, minutes, seconds and the side of the world, twice."""
    north, east = (
        (int(degrees) + int(minutes) / 60 + float(seconds) / 3600) * (-1 if side in "SW" else 1)
        for degrees, minutes, seconds, side in (angles[:4], angles[4:])
    )
    return round(north, 6), round(east, 6)
