"""Taking up many officers from one file: accounts for who has none, and their assignments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel import trail
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Conflict, Invalid
from smartnagari.regions.public import Area

from ..models import Agency, Office, User
from ..queries.officers import IMPORT, CheckedOfficers, Officer, check_officers, check_table
from ..queries.sentences import described
from ..rules.csvfiles import Row, Table
from ..rules.officers import COLUMNS
from .assignments import Scope, Terms, propose_assignment
from .people import create_account

_KEYS = {column.headings[0]: column.key for column in COLUMNS}


@dataclass(frozen=True)
class Imported:
    """What a file of officers did."""

    accounts: int
    active: int
    waiting: int
    unchanged: int


@transaction.atomic
def import_officers(*, actor: Actor, content: bytes) -> Imported:
    """Carry out a file of officers: all of it, or none while anything is wrong with it.

    A line that is so already changes nothing, so the same file may come twice. Accounts are opened without a
    password: their owners set one by a code sent to their own contact.
    """
    actor.require(IMPORT)
    checked = check_officers(actor, content)
    done = _carry_out_all(actor, checked)
    if done.accounts or done.active or done.waiting:
        facts = {"accounts": done.accounts, "active": done.active, "waiting": done.waiting}
        trail.record(actor, "accounts.officers.import", f"tenant:{actor.tenant}", facts)
    return done


@transaction.atomic
def take_up_officer(*, actor: Actor, cells: Mapping[str, str]) -> Imported:
    """Take up one person, told by the cells of a line (``rules.officers.COLUMNS``), as a file would.

    Raises ``Invalid`` with a sentence for each cell, ``Conflict`` when the person has the role already.
    """
    checked = check_table(actor, Table((Row(0, cells),)))
    done = _carry_out_all(actor, checked)
    if done.unchanged:
        raise Conflict(_("The person has this role there already."))
    return done


def _carry_out_all(actor: Actor, checked: CheckedOfficers) -> Imported:
    if checked.problems:
        fields = {_KEYS.get(found.column, ""): described(found) for found in reversed(checked.problems)}
        raise Invalid(described(checked.problems[0]), fields=fields, problems=len(checked.problems))
    accounts: dict[str, User] = {}
    states = [_carry_out(actor, officer, accounts) for officer in checked.officers]
    return Imported(
        accounts=len({user.pk for user in accounts.values()}),
        active=states.count("active"),
        waiting=states.count("proposed"),
        unchanged=states.count("unchanged"),
    )


def _carry_out(actor: Actor, officer: Officer, accounts: dict[str, User]) -> str:
    """The state in which the assignment of this line now is, ``unchanged`` when it was there."""
    entry = officer.entry
    user = officer.user or accounts.get(entry.email) or accounts.get(entry.phone)
    if user is None:
        user = create_account(name=entry.name, email=entry.email or None, phone=entry.phone or None)
        accounts |= {contact: user for contact in (entry.email, entry.phone) if contact}
    terms = Terms(entry.starts, entry.ends, entry.kind, entry.decree, entry.mandate)
    scope = scope_of(actor, officer.placed.row)
    try:
        with transaction.atomic():
            assignment = propose_assignment(
                actor=actor, user_id=user.pk, role=entry.role, scope=scope, terms=terms
            )
    except Conflict:
        return "unchanged"
    return str(assignment.state)


def scope_of(actor: Actor, row: Area | Agency | Office | None) -> Scope:
    """The scope that this row stands for; the whole tenant without one."""
    match row:
        case Area():
            return Scope(actor.tenant, area=row)
        case Agency():
            return Scope(actor.tenant, agency=row)
        case Office():
            return Scope(actor.tenant, office=row)
    return Scope(actor.tenant)
