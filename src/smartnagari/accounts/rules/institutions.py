"""A file of schools, health centres and units: what each line says, read and checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from smartnagari.kernel.clock import Hours

from ..types import OfficeKind, Problem
from .csvfiles import Column, Table, Unreadable
from .handover import Reader
from .hours import read_hours, write_week
from .people import read_email
from .phone import BadPhone, mobile

COLUMNS = (
    Column("kind", ("jenis",)),
    Column("code", ("kode", "npsn", "kode puskesmas")),
    Column("name", ("nama",)),
    Column("place", ("wilayah", "kode wilayah", "kecamatan", "nagari")),
    Column("form", ("bentuk", "bentuk pendidikan", "jenjang"), required=False),
    Column("address", ("alamat",), required=False),
    Column("phone", ("telepon", "telp"), required=False),
    Column("whatsapp", ("whatsapp", "wa"), required=False),
    Column("email", ("email", "surel", "e mail"), required=False),
    Column("website", ("situs", "website", "laman"), required=False),
    Column("map_url", ("peta", "tautan peta"), required=False),
    Column("latitude", ("lintang", "latitude"), required=False),
    Column("longitude", ("bujur", "longitude"), required=False),
    Column("hours", ("jam buka", "jam"), required=False),
    Column("source", ("sumber",), required=False),
    Column("as_of", ("per tanggal", "tanggal data"), required=False),
)
KINDS = {
    "sekolah": OfficeKind.SCHOOL,
    "school": OfficeKind.SCHOOL,
    "puskesmas": OfficeKind.PUSKESMAS,
    "unit": OfficeKind.UNIT,
}
_NPSN = re.compile(r"^[A-Z0-9]\d{7}$")
_CENTRE = re.compile(r"^[A-Z0-9]{5,12}$")
_WEB = re.compile(r"^https?://[^\s/?#.]+\.[^\s]+$", re.IGNORECASE)
SOUTH, NORTH, WEST, EAST = Decimal(-12), Decimal(7), Decimal(94), Decimal(142)


@dataclass(frozen=True)
class InstitutionEntry:
    """One readable line; ``details`` holds the columns that were filled in."""

    line: int
    kind: OfficeKind
    code: str
    name: str
    place: str
    details: Mapping[str, object]


def read_institutions(
    table: Table, *, places: Mapping[str, str]
) -> tuple[list[InstitutionEntry], list[Problem]]:
    """The lines that can be read, and all that is wrong with the others.

    ``places`` leads from what people write for a district or nagari (code, slug, name) to its code.
    """
    found: list[InstitutionEntry] = []
    problems = list(table.problems)
    lines: dict[tuple[OfficeKind, str], int] = {}
    for row in table.rows:
        reader = Reader(row, COLUMNS)
        entry = _entry(reader, places)
        if entry is not None and (entry.kind, entry.code) in lines:
            reader.complain("code", "code-is-there-twice", other=lines[entry.kind, entry.code])
        elif entry is not None:
            lines[entry.kind, entry.code] = entry.line
            found.append(entry)
        problems += reader.problems
    return found, sorted(problems, key=lambda problem: problem.line)


def _entry(reader: Reader, places: Mapping[str, str]) -> InstitutionEntry | None:
    kind = reader.cell("kind", _kind, required=True)
    code = reader.cell("code", lambda text: _code(kind, text), required=True)
    name = reader.text("name", most=160)
    place = reader.cell("place", lambda text: _place(places, text), required=True)
    details = _details(reader)
    if reader.problems or not (kind and code and name and place):
        return None
    return InstitutionEntry(reader.row.line, kind, code, name, place, details)


def _details(reader: Reader) -> dict[str, object]:
    """What the other cells say; an empty one says nothing and leaves the entry as it is."""
    readers = {
        "form": lambda text: text[:40],
        "address": lambda text: text[:300],
        "phone": _telephone,
        "whatsapp": _mobile,
        "email": read_email,
        "website": _web,
        "map_url": _web,
        "hours": _hours,
        "source": lambda text: text[:300],
    }
    found = {key: reader.cell(key, read) for key, read in readers.items() if reader.row[key]}
    as_of: date | None = reader.day("as_of")
    if as_of:
        found["as_of"] = as_of
    return {**found, **_point(reader)}


def _point(reader: Reader) -> dict[str, object]:
    sides = [reader.row["latitude"], reader.row["longitude"]]
    if not any(sides):
        return {}
    if not all(sides):
        reader.complain("latitude", "point-needs-both")
        return {}
    latitude = reader.cell("latitude", lambda text: _degrees(text, SOUTH, NORTH))
    longitude = reader.cell("longitude", lambda text: _degrees(text, WEST, EAST))
    return {"latitude": latitude, "longitude": longitude}


def _degrees(text: str, least: Decimal, most: Decimal) -> Decimal:
    try:
        value = Decimal(text.replace(",", "."))
    except InvalidOperation as fault:
        raise Unreadable("not-a-point", value=text) from fault
    if not (value.is_finite() and least <= value <= most):
        raise Unreadable("not-a-point", value=text)
    return value.quantize(Decimal("0.000001"))


def _kind(text: str) -> OfficeKind:
    kind = KINDS.get(text.casefold())
    if kind is None:
        raise Unreadable("office-kind-is-unknown", value=text)
    return kind


def _code(kind: OfficeKind | None, text: str) -> str:
    code = text.upper().replace(" ", "").replace(".", "")
    if kind is OfficeKind.SCHOOL and not _NPSN.match(code):
        raise Unreadable("number-was-rounded" if "E+" in code else "not-an-npsn", value=text)
    if kind is OfficeKind.PUSKESMAS and not _CENTRE.match(code):
        raise Unreadable("not-a-centre-code", value=text)
    return code[:20]


def _place(places: Mapping[str, str], text: str) -> str:
    code = places.get(" ".join(text.casefold().split()))
    if code is None:
        raise Unreadable("place-is-unknown", value=text)
    return code


def _telephone(text: str) -> str:
    digits = "".join(c for c in text if c.isdigit() or c == "+")
    if not (6 <= len(digits) <= 16 and len(digits) >= len(text) // 2):
        raise Unreadable("not-a-telephone", value=text)
    return digits


def _mobile(text: str) -> str:
    try:
        return mobile(text)
    except BadPhone as fault:
        raise Unreadable(f"phone-{fault.fault.value}", value=text, missing=fault.missing) from fault


def _web(text: str) -> str:
    if not _WEB.match(text) or len(text) > 200:
        raise Unreadable("not-an-address-of-the-web", value=text)
    return text


def _hours(text: str) -> dict[str, list[str]]:
    week: dict[int, Hours] = read_hours(text)
    return write_week(week)
