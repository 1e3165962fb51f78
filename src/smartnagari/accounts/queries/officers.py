"""What a file of officers would do: every line read, matched with accounts and places, nothing written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q

from smartnagari.kernel.actor import Actor, ScopeKind
from smartnagari.regions.public import Area

from ..models import Agency, Office, User
from ..rules.csvfiles import Table, read_table
from ..rules.officers import COLUMNS, OfficerEntry, Place, read_officers
from ..rules.roles import Role, assigning, roles
from ..types import Problem

IMPORT = "accounts.officers.import"


@dataclass(frozen=True)
class Placed:
    """A place with the row behind it and everything that it lies in."""

    place: Place
    row: Area | Agency | Office | None
    within: tuple[tuple[ScopeKind, str], ...]

    def scopes(self) -> Iterable[tuple[ScopeKind, str]]:
        return self.within


@dataclass(frozen=True)
class Officer:
    """A line that may be carried out: who it is, if there is an account already, and where."""

    entry: OfficerEntry
    user: User | None
    placed: Placed


@dataclass(frozen=True)
class CheckedOfficers:
    """What a file would do, and everything that is wrong with it."""

    officers: tuple[Officer, ...]
    problems: tuple[Problem, ...]


def check_officers(actor: Actor, content: bytes) -> CheckedOfficers:
    """Read a file of officers. Raises ``rules.csvfiles.Unreadable`` when it is no table."""
    return check_table(actor, read_table(content, COLUMNS))


def check_table(actor: Actor, table: Table) -> CheckedOfficers:
    """The same for lines that have been read already."""
    everywhere = Place(ScopeKind.TENANT, str(actor.tenant))
    known = all_places(actor)
    names = _names(known.values())
    entries, problems = read_officers(table, roles=_roles_by_name(), places=names, tenant=everywhere)
    users = _users(entries)
    officers = []
    for entry in entries:
        user, problem = _match(entry, users)
        placed = known[entry.place]
        problem = problem or _refused(actor, entry, user, placed)
        if problem is not None:
            problems.append(problem)
        else:
            officers.append(Officer(entry, user, placed))
    return CheckedOfficers(tuple(officers), tuple(sorted(problems, key=lambda found: found.line)))


def all_places(actor: Actor) -> dict[Place, Placed]:
    """Every place in which a role can be given, in three queries."""
    rows: list[Area | Agency | Office] = [
        *Area.objects.filter(valid_to=None).exclude(kind=Area.Kind.REGENCY).order_by("pk"),
        *Agency.objects.order_by("pk"),
        *Office.objects.select_related("agency").order_by("pk"),
    ]
    everywhere = Place(ScopeKind.TENANT, str(actor.tenant))
    found = {everywhere: Placed(everywhere, None, ((everywhere.kind, everywhere.key),))}
    for row in rows:
        place = _place_of(row)
        found[place] = Placed(place, row, tuple(row.scopes()))
    return found


def _place_of(row: Area | Agency | Office) -> Place:
    if isinstance(row, Area):
        return Place(ScopeKind(row.kind), row.code)
    return Place(ScopeKind.AGENCY if isinstance(row, Agency) else ScopeKind.UNIT, row.slug)


def _names(places: Iterable[Placed]) -> dict[str, tuple[Place, ...]]:
    """Places by key and by the names that people use, in lower case."""
    found: dict[str, tuple[Place, ...]] = {}
    for placed in places:
        for name in {_plain(text) for text in _called(placed)} - {""}:
            found[name] = (*found.get(name, ()), placed.place)
    return found


def _called(placed: Placed) -> Iterable[str]:
    yield placed.place.key
    row = placed.row
    if isinstance(row, Area):
        yield from (row.name, row.slug)
    elif isinstance(row, Agency):
        yield from (row.short_name, row.full_name)
    elif isinstance(row, Office):
        yield row.name


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _roles_by_name() -> dict[str, Role]:
    """The roles by key and by their names."""
    return {_plain(name): role for role in roles().values() for name in (role.key, *role.names.values())}


def _users(entries: Iterable[OfficerEntry]) -> dict[str, User]:
    """The accounts with any of these contacts, by contact, in one query."""
    emails = {entry.email for entry in entries if entry.email}
    phones = {entry.phone for entry in entries if entry.phone}
    found: dict[str, User] = {}
    for user in User.objects.filter(Q(email__in=emails) | Q(phone__in=phones)).order_by("pk"):
        for contact in (user.email, user.phone):
            if contact:
                found[contact] = user
    return found


def _match(entry: OfficerEntry, users: Mapping[str, User]) -> tuple[User | None, Problem | None]:
    by_email, by_phone = users.get(entry.email), users.get(entry.phone)
    if by_email and by_phone and by_email.pk != by_phone.pk:
        return None, Problem(entry.line, "", "contacts-are-of-two")
    return by_email or by_phone, None


def _refused(actor: Actor, entry: OfficerEntry, user: User | None, placed: Placed) -> Problem | None:
    if user is not None and actor.user == user.pk:
        return Problem(entry.line, "", "not-oneself")
    if not actor.can(assigning(entry.role), placed):
        facts = (("value", roles()[entry.role].name("id")),)
        return Problem(entry.line, "", "role-is-not-yours-to-give", facts)
    return None
