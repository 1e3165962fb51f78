"""The people of the demonstration: invented, marked as such, with their roles and posts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from smartnagari.kernel.actor import Actor, ScopeKind
from smartnagari.kernel.errors import Conflict
from smartnagari.regions.public import Area, LegalBasis, Tenant, add_hamlet

from ..actions.assignments import Terms, propose_assignment
from ..actions.holders import Appointment, appoint_holder
from ..actions.officers import scope_of
from ..actions.people import create_account
from ..models import Position, User
from ..queries.officers import Placed, all_places
from ..types import PostKind

FILE = Path(__file__).resolve().parent.parent / "data/demo.yaml"
HOST = "demo.test"
SINCE = date(2025, 1, 2)
DECREE = "Contoh/2025"
HAMLET_OF = "13.05.10.2002"


def seed(tenant: Tenant) -> None:
    """Open the demo accounts and give them their roles and posts; who is there already stays as they are.

    Inside the tenant and a transaction of the caller.
    """
    actor = Actor.system("seed_demo", tenant.pk)
    _found_hamlet(actor)
    places = _places(actor)
    for person in yaml.safe_load(FILE.read_text(encoding="utf-8")):
        user = _account(person)
        for role in person.get("roles", ()):
            _give(actor, user, role, places)
        for post in person.get("heads", ()):
            _appoint(actor, user, post)


def _found_hamlet(actor: Actor) -> None:
    """A korong for its head to lead, where the regency's file names none."""
    village = Area.objects.filter(code=HAMLET_OF, valid_to=None).first()
    if village is not None and not Area.objects.filter(parent=village, kind=Area.Kind.HAMLET).exists():
        basis = LegalBasis(on=SINCE, decree=DECREE, source="Contoh", confidence="unverified")
        add_hamlet(actor=actor, village_code=village.code, name="Pasa Ulakan (contoh)", basis=basis)


def _places(actor: Actor) -> dict[str, Placed]:
    """Places by key; where an office and an agency share one, the agency."""
    found = sorted(all_places(actor).values(), key=lambda placed: placed.place.kind is not ScopeKind.UNIT)
    return {"regency" if placed.row is None else placed.place.key: placed for placed in found}


def _account(person: Mapping[str, Any]) -> User:
    email = f"{person['login']}@{HOST}"
    known = User.objects.filter(email=email).first()
    return known or create_account(
        name=person["name"], email=email, password=settings.DEMO_PASSWORD, demo=True
    )


def _give(actor: Actor, user: User, role: Mapping[str, str], places: Mapping[str, Placed]) -> None:
    placed = places.get(role["place"])
    if placed is None:
        return
    terms = Terms(SINCE, basis_document=DECREE)
    scope = scope_of(actor, placed.row)
    try:
        propose_assignment(actor=actor, user_id=user.pk, role=role["role"], scope=scope, terms=terms)
    except Conflict:
        return


def _appoint(actor: Actor, user: User, post: Mapping[str, str]) -> None:
    position = Position.objects.filter(office__slug=post["office"], key=post["post"]).first()
    if position is None or position.holders.exists():
        return
    appointment = Appointment(
        person_name=user.name,
        kind=PostKind.DEFINITIVE,
        starts=SINCE,
        basis_document=DECREE,
        user_id=user.pk,
    )
    appoint_holder(actor=actor, office=post["office"], position=post["post"], appointment=appointment)
