"""Assignments and the people who have them, as far as the one who asks may see."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.actor import Actor, ScopeKind
from smartnagari.kernel.errors import NotFound

from ..models import Assignment, User
from ..rules.roles import assigning
from ..states import ASSIGNMENTS
from .grants import in_force

VIEW = "accounts.assignments.view"
PEOPLE = "accounts.people.view"
_BELOW = {ScopeKind.DISTRICT: "office__district_code", ScopeKind.VILLAGE: "office__village_code"}


def _reached(actor: Actor, permission: str) -> Q:
    """The condition that an assignment's scope lies in one where the actor has this permission."""
    reach = actor.reach(permission)
    if reach is None or (ScopeKind.TENANT, str(actor.tenant)) in reach:
        return Q()
    found = Q(pk__in=[])
    for kind, key in sorted(reach):
        found |= Q(scope_kind=kind.value, scope_key=key)
        if kind in _BELOW:
            found |= Q(scope_kind__in=["village", "hamlet"], scope_key__startswith=f"{key}.")
            found |= Q(**{"scope_kind": "unit", _BELOW[kind]: key})
        if kind is ScopeKind.AGENCY:
            found |= Q(scope_kind="unit", office__agency__slug=key)
    return found


def visible_assignments(actor: Actor, permission: str = VIEW) -> QuerySet[Assignment]:
    """The assignments within the scopes where this actor has this permission."""
    found = Assignment.objects.filter(_reached(actor, permission), tenant_id=actor.tenant)
    return found.select_related("user", "area", "agency", "office__agency")


def assignment_for(
    actor: Actor, assignment_id: UUID, *, permission: str = VIEW, lock: bool = False
) -> Assignment:
    """The assignment with this id, if ``actor`` has this permission over its scope; else ``NotFound``."""
    found = visible_assignments(actor, permission)
    if lock:
        found = found.select_for_update(of=("self",))
    assignment = found.filter(pk=assignment_id).first()
    if assignment is None:
        raise NotFound(_("There is no such assignment where you work."))
    return assignment


def search_assignments(
    found: QuerySet[Assignment], *, state: str = "", role: str = "", words: str = ""
) -> QuerySet[Assignment]:
    """Those in this state, of this role, of people with these words in name or address."""
    if state:
        found = found.filter(state=state)
    if role:
        found = found.filter(role=role)
    for word in words.replace("\0", "").split()[:6]:
        found = found.filter(Q(user__name__icontains=word) | Q(user__email__istartswith=word))
    return found.order_by("-created_at", "-pk")


def people_at_work(actor: Actor, *, today: date, permission: str = PEOPLE, words: str = "") -> QuerySet[User]:
    """The people with an assignment today where this actor may see people."""
    theirs = visible_assignments(actor, permission).filter(in_force(today))
    people = User.objects.filter(pk__in=theirs.order_by().values("user_id"))
    for word in words.replace("\0", "").split()[:6]:
        people = people.filter(Q(name__icontains=word) | Q(email__istartswith=word))
    return people.order_by("name", "pk")


def person_for(actor: Actor, user_id: UUID, *, today: date, permission: str = PEOPLE) -> User:
    """The person with this id, if at work where ``actor`` may see people; else ``NotFound``."""
    person = people_at_work(actor, today=today, permission=permission).filter(pk=user_id).first()
    if person is None:
        raise NotFound(_("There is no such person where you work."))
    return person


def assignments_by_person(
    user_ids: list[UUID], actor: Actor, *, today: date, permission: str = PEOPLE
) -> dict[UUID, list[Assignment]]:
    """What each of these people is assigned today, as far as the actor may see, in one query."""
    found: dict[UUID, list[Assignment]] = {}
    rows = visible_assignments(actor, permission).filter(in_force(today), user_id__in=user_ids)
    for assignment in rows.order_by("role", "pk"):
        found.setdefault(assignment.user_id, []).append(assignment)
    return found


def moves_open_to(actor: Actor, assignment: Assignment) -> set[str]:
    """What this person may do with an assignment: nothing with their own, and no approving of what they gave.

    Who may not give a role may not take it back either.
    """
    if assignment.user_id == actor.user:
        return set()
    moves = {move.name for move in ASSIGNMENTS.open_to(actor, assignment.state, assignment)}
    if assignment.granted_by == actor.key:
        moves.discard("approve")
    if not actor.can(assigning(assignment.role), assignment):
        moves.discard("end")
    return moves
