"""A file of officers: who, how they can be reached, as what, where, from when to when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from smartnagari.kernel.actor import ScopeKind

from ..types import PostKind, Problem
from .csvfiles import Column, Table, Unreadable
from .handover import Reader
from .people import read_email, read_kind
from .phone import BadPhone, mobile
from .roles import Role

COLUMNS = (
    Column("name", ("nama", "nama petugas")),
    Column("email", ("email", "e mail", "surel"), required=False),
    Column("phone", ("telepon", "hp", "nomor hp", "no hp", "wa", "whatsapp"), required=False),
    Column("role", ("peran", "role")),
    Column("scope", ("wilayah", "lingkup", "tempat", "kantor", "kode"), required=False),
    Column("starts", ("mulai", "tanggal mulai", "tmt")),
    Column("ends", ("sampai", "tanggal selesai", "selesai"), required=False),
    Column("kind", ("jenis", "status"), required=False),
    Column("decree", ("nomor sk", "no sk", "sk"), required=False),
    Column("mandate", ("nomor mandat", "mandat"), required=False),
)


@dataclass(frozen=True)
class Place:
    """Where a role may be given: the kind of scope and its key."""

    kind: ScopeKind
    key: str


@dataclass(frozen=True)
class OfficerEntry:
    """One readable line."""

    line: int
    name: str
    email: str
    phone: str
    role: str
    place: Place
    starts: date
    ends: date | None
    kind: PostKind
    decree: str
    mandate: str = ""

    @property
    def identity(self) -> tuple[str, str, Place]:
        return (self.email or self.phone, self.role, self.place)


def read_officers(
    table: Table, *, roles: Mapping[str, Role], places: Mapping[str, tuple[Place, ...]], tenant: Place
) -> tuple[list[OfficerEntry], list[Problem]]:
    """The lines that can be read, and all that is wrong with the others.

    ``roles`` goes by key and by name in lower case, ``places`` by code, slug and name; ``tenant`` is the
    place of a role that is given for the whole regency.
    """
    found: list[OfficerEntry] = []
    problems = list(table.problems)
    first_line: dict[tuple[str, str, Place], int] = {}
    for row in table.rows:
        reader = Reader(row, COLUMNS)
        entry = _entry(reader, roles, places, tenant)
        if entry is not None and entry.identity in first_line:
            reader.complain("name", "person-is-there-twice", other=first_line[entry.identity])
        elif entry is not None:
            first_line[entry.identity] = entry.line
            found.append(entry)
        problems += reader.problems
    return found, sorted(problems, key=lambda problem: problem.line)


def _entry(
    reader: Reader, roles: Mapping[str, Role], places: Mapping[str, tuple[Place, ...]], tenant: Place
) -> OfficerEntry | None:
    name = reader.name("name")
    email, phone = reader.cell("email", read_email), reader.cell("phone", _mobile)
    if not reader.problems and not (email or phone):
        reader.complain("email", "contact-is-missing")
    role = reader.cell("role", lambda text: _role(roles, text), required=True)
    place = _place(reader, role, places, tenant) if role else None
    kind = reader.cell("kind", read_kind)
    starts, ends = reader.day("starts", required=True), reader.day("ends")
    if starts and ends and ends < starts:
        reader.complain("ends", "ends-before-start")
    if kind in (PostKind.PLT, PostKind.PLH) and not reader.row["ends"]:
        reader.complain("ends", "needs-an-end")
    if reader.problems or not (name and role and place and starts and kind):
        return None
    return OfficerEntry(
        line=reader.row.line,
        name=name,
        email=email or "",
        phone=phone or "",
        role=role.key,
        place=place,
        starts=starts,
        ends=ends,
        kind=kind,
        decree=reader.row["decree"][:120],
        mandate=reader.row["mandate"][:120],
    )


def _mobile(text: str) -> str:
    if not text:
        return ""
    if "E+" in text.upper():
        raise Unreadable("number-was-rounded", value=text)
    try:
        return mobile(text)
    except BadPhone as fault:
        raise Unreadable(f"phone-{fault.fault.value}", value=text, missing=fault.missing) from fault


def _role(roles: Mapping[str, Role], text: str) -> Role:
    role = roles.get(" ".join(text.casefold().split()))
    if role is None or not role.scopes:
        raise Unreadable("role-is-unknown", value=text)
    return role


def _place(
    reader: Reader, role: Role, places: Mapping[str, tuple[Place, ...]], tenant: Place
) -> Place | None:
    """The place that the cell names, among those for which the role is given."""
    text = reader.row["scope"]
    if not text:
        if ScopeKind.TENANT in role.scopes:
            return tenant
        reader.complain("scope", "scope-is-missing", role=role.name("id"))
        return None
    named = places.get(" ".join(text.casefold().split()), ())
    fitting = [place for place in named if place.kind in role.scopes]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        reader.complain("scope", "scope-is-ambiguous", value=text, count=len(fitting))
    elif named:
        reader.complain("scope", "scope-does-not-fit", value=text, role=role.name("id"))
    else:
        reader.complain("scope", "scope-is-unknown", value=text)
    return None
