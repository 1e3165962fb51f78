"""What a person may do today: the grants that gates and actions decide by."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from smartnagari.kernel.actor import Grant, Level, Placed, ScopeKind
from smartnagari.regions.public import holds_on

from ..models import Assignment, User
from ..rules.delegation import Term
from ..rules.roles import Role, roles
from ..states import AssignmentState
from ..types import PostKind


def in_force(today: date) -> Q:
    """The condition that an assignment counts on this day."""
    return Q(state=AssignmentState.ACTIVE) & holds_on(today)


def assignments_of(*, user_id: UUID | None, tenant_id: UUID, today: date) -> QuerySet[Assignment]:
    """The assignments of a person that count on this day; nobody has none."""
    return Assignment.objects.filter(in_force(today), tenant_id=tenant_id, user_id=user_id)


def grants_of(*, user_id: UUID, tenant_id: UUID, today: date) -> tuple[Grant, ...]:
    """Every permission of this person within its scope, in one query however many there are.

    A scope reaches what lies in it, because a thing names all the scopes that it lies in: a nagari office
    names its kecamatan, so a grant for the kecamatan holds over it.
    """
    rows = assignments_of(user_id=user_id, tenant_id=tenant_id, today=today).values_list(
        "role", "scope_kind", "scope_key", "kind", "mandate"
    )
    grants = {
        grant
        for role, scope_kind, scope_key, kind, mandate in rows.order_by("pk")
        for grant in _grants(roles().get(role), scope_kind, scope_key, strategic(kind, mandate))
    }
    return tuple(sorted(grants, key=lambda g: (g.permission, g.kind, g.key, g.strategic)))


READING = (".view", ".read", "workspace.enter")


def withheld_at(level: Level, *, user_id: UUID, tenant_id: UUID, today: date) -> frozenset[str]:
    """What this person's roles allow from a higher level on: below its own level, a role only reads.

    A permission that another role gives at this level as well is not withheld.
    """
    held = assignments_of(user_id=user_id, tenant_id=tenant_id, today=today).order_by("pk")
    found = [role for key in held.values_list("role", flat=True) if (role := roles().get(key))]
    given = {p for role in found if role.level <= level for p in role.permissions}
    return frozenset(
        p
        for role in found
        for p in role.permissions
        if role.level > level and p not in given and not p.endswith(READING)
    )


def _grants(role: Role | None, kind: str, key: str, decides: bool) -> Iterable[Grant]:
    for permission in role.permissions if role else ():
        yield Grant(permission=permission, kind=ScopeKind(kind), key=key, strategic=decides)


def strategic(kind: str, mandate: str) -> bool:
    """Whether such a footing allows strategic decisions (UU 30/2014 art. 14)."""
    return Term(person="", kind=PostKind(kind), starts=date.min, mandate=mandate).strategic


def is_officer(*, user_id: UUID, tenant_id: UUID, today: date) -> bool:
    """Whether the person works for the regency today."""
    return assignments_of(user_id=user_id, tenant_id=tenant_id, today=today).exists()


def who_may(permission: str, on: Placed, *, today: date, decides: bool = False) -> list[User]:
    """Everybody whose role gives this permission over this thing today, in a stable order.

    ``decides`` leaves out who may take no strategic decision (a Plt or Plh without mandate). How they sign in
    is not looked at: they prove their level when they act.
    """
    giving = [key for key, role in roles().items() if permission in role.permissions]
    places = Q(pk__in=[])
    for kind, key in on.scopes():
        places |= Q(scope_kind=kind, scope_key=key)
    held = Assignment.objects.filter(in_force(today), places, role__in=giving, user__is_active=True)
    found = {
        assignment.user_id: assignment.user
        for assignment in held.select_related("user").order_by("pk")
        if not decides or strategic(assignment.kind, assignment.mandate)
    }
    return list(found.values())


def lapsed(*, today: date) -> QuerySet[Assignment]:
    """Assignments whose last day has passed and that nobody has ended."""
    return Assignment.objects.filter(state=AssignmentState.ACTIVE, valid_to__lt=today)
