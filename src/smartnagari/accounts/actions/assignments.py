"""Giving roles to people and taking them back: joiners, movers, leavers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel import events, trail
from smartnagari.kernel.actor import Actor, ScopeKind
from smartnagari.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from smartnagari.kernel.workflow import Transition, Workflow, four_eyes
from smartnagari.regions.public import Area

from ..models import Agency, Assignment, Office, User
from ..queries.assignments import assignment_for
from ..queries.grants import lapsed
from ..queries.sentences import sentence
from ..rules.roles import Role, assigning, roles
from ..states import ASSIGNMENTS, AssignmentState
from ..types import AssignmentBegan, AssignmentEnded, PostKind
from .reasons import reason_of
from .sessions import end_sessions


@dataclass(frozen=True)
class Scope:
    """Where an assignment holds: the whole tenant, or one row that knows its own scopes."""

    tenant_id: UUID
    area: Area | None = None
    agency: Agency | None = None
    office: Office | None = None

    @property
    def kind(self) -> ScopeKind:
        if self.area is not None:
            return ScopeKind(self.area.kind)
        if self.agency is not None:
            return ScopeKind.AGENCY
        return ScopeKind.UNIT if self.office is not None else ScopeKind.TENANT

    @property
    def key(self) -> str:
        if self.area is not None:
            return self.area.code
        row = self.agency or self.office
        return row.slug if row is not None else str(self.tenant_id)

    def scopes(self) -> Iterable[tuple[ScopeKind, str]]:
        row = self.area or self.agency or self.office
        return row.scopes() if row is not None else [(ScopeKind.TENANT, str(self.tenant_id))]


@dataclass(frozen=True)
class Terms:
    """On what footing a role is given, from when to when and by which letter."""

    starts: date
    ends: date | None = None
    kind: PostKind = PostKind.DEFINITIVE
    basis_document: str = ""
    mandate: str = ""


def _not_oneself(record: Assignment, actor: Actor, transition: Transition) -> None:
    if actor.user is not None and record.user_id == actor.user:
        raise NotAllowed(sentence("not-oneself"))


def _one_may_give_it(record: Assignment, actor: Actor, transition: Transition) -> None:
    """Who may not give a role may not take it away either."""
    actor.require(assigning(record.role), record)


def _second_person(record: Assignment, actor: Actor, transition: Transition) -> None:
    four_eyes(first=record.granted_by, second=actor.key)


WORKFLOW = Workflow(
    key="accounts.assignment",
    machine=ASSIGNMENTS,
    guards={
        "approve": (_not_oneself, _second_person),
        "refuse": (_not_oneself,),
        "end": (_not_oneself, _one_may_give_it),
    },
)


@transaction.atomic
def propose_assignment(*, actor: Actor, user_id: UUID, role: str, scope: Scope, terms: Terms) -> Assignment:
    """Give a person a role within a scope.

    In force at once, or waiting for a second person where the role or the scope asks for one; a command on
    the server acts at once, under its own name. Nobody gives roles to themselves. Raises ``NotAllowed``,
    ``Invalid``, or ``Conflict`` when the person has it already.
    """
    user = User.objects.select_for_update(of=("self",)).filter(pk=user_id, is_active=True).first()
    if user is None:
        raise NotFound(_("There is no such person."))
    if actor.user == user.pk:
        raise NotAllowed(sentence("not-oneself"))
    known = _role_for(role, scope)
    actor.require(assigning(role), scope)
    _check_terms(terms)
    _close_lapsed(actor, user.pk, today=timezone.localdate())
    running = Assignment.objects.filter(
        user=user, role=role, scope_kind=scope.kind.value, scope_key=scope.key
    )
    if running.filter(state__in=[AssignmentState.PROPOSED, AssignmentState.ACTIVE]).exists():
        raise Conflict(_("The person has this role there already."))

    waits = known.needs_second_person(scope.kind) and actor.user is not None
    assignment = Assignment.objects.create(
        tenant_id=actor.tenant,
        user=user,
        role=role,
        state=AssignmentState.PROPOSED if waits else AssignmentState.ACTIVE,
        kind=terms.kind.value,
        scope_kind=scope.kind.value,
        scope_key=scope.key,
        area=scope.area,
        agency=scope.agency,
        office=scope.office,
        valid_from=terms.starts,
        valid_to=terms.ends,
        basis_document=terms.basis_document,
        mandate=terms.mandate,
        granted_by=actor.key,
        approved_by="" if waits else actor.key,
    )
    facts = {"role": role, "scope": f"{scope.kind}:{scope.key}", "user": str(user.pk), "waits": waits}
    trail.record(actor, "accounts.assignment.propose", f"assignment:{assignment.pk}", facts)
    if not waits:
        _announce_beginning(assignment)
    return assignment


def _role_for(key: str, scope: Scope) -> Role:
    role = roles().get(key)
    if role is None or not role.scopes:
        text = sentence("role-is-unknown", {"value": key})
        raise Invalid(text, fields={"role": text})
    if scope.kind not in role.scopes:
        text = sentence("scope-does-not-fit", {"role": role.name("id"), "value": scope.key})
        raise Invalid(text, fields={"scope": text})
    return role


def _check_terms(terms: Terms) -> None:
    if terms.ends is not None and terms.ends < terms.starts:
        raise Invalid(sentence("ends-before-start"), fields={"ends": sentence("ends-before-start")})
    if terms.kind in (PostKind.PLT, PostKind.PLH) and terms.ends is None:
        raise Invalid(sentence("needs-an-end"), fields={"ends": sentence("needs-an-end")})


def _announce_beginning(assignment: Assignment) -> None:
    began = AssignmentBegan(str(assignment.pk), user=str(assignment.user_id), role=assignment.role)
    events.publish(began, subject=str(assignment.user_id))


@transaction.atomic
def approve_assignment(*, actor: Actor, assignment_id: UUID) -> Assignment:
    """Put a proposed assignment in force: a second person, who is neither the proposer nor the one meant."""
    assignment = assignment_for(actor, assignment_id, lock=True)
    WORKFLOW.move(
        assignment,
        "approve",
        actor=actor,
        reference=f"assignment:{assignment.pk}",
        changes={"approved_by": actor.key},
    )
    _announce_beginning(assignment)
    return assignment


@transaction.atomic
def refuse_assignment(*, actor: Actor, assignment_id: UUID, note: str) -> Assignment:
    """Turn a proposed assignment down, saying why."""
    note = reason_of(note, "note")
    assignment = assignment_for(actor, assignment_id, lock=True)
    WORKFLOW.move(assignment, "refuse", actor=actor, reference=f"assignment:{assignment.pk}", note=note)
    return assignment


@transaction.atomic
def end_assignment(*, actor: Actor, assignment_id: UUID, note: str) -> Assignment:
    """Take a role back now: today is its last day, and every session of the person is closed at once."""
    note = reason_of(note, "note")
    assignment = assignment_for(actor, assignment_id, lock=True)
    _end(actor, assignment, last_day=timezone.localdate(), note=note)
    return assignment


def _end(actor: Actor, assignment: Assignment, *, last_day: date, note: str) -> None:
    last_day = max(last_day, assignment.valid_from)
    if assignment.valid_to is not None:
        last_day = min(last_day, assignment.valid_to)
    WORKFLOW.move(
        assignment,
        "end",
        actor=actor,
        reference=f"assignment:{assignment.pk}",
        note=note,
        announce=_ended(assignment),
        changes={"valid_to": last_day, "ended_by": actor.key},
    )
    end_sessions(user_id=assignment.user_id)


@transaction.atomic
def move_person(
    *, actor: Actor, user_id: UUID, role: str, scope: Scope, terms: Terms, note: str
) -> Assignment:
    """A mover: what the person is assigned where ``actor`` may end it is ended, and the new role is given."""
    end_all_of(actor=actor, user_id=user_id, note=note)
    return propose_assignment(actor=actor, user_id=user_id, role=role, scope=scope, terms=terms)


@transaction.atomic
def end_all_of(*, actor: Actor, user_id: UUID, note: str) -> int:
    """A leaver: every running assignment within the actor's reach is ended; returns how many."""
    note = reason_of(note, "note")
    permission = "accounts.assignments.end"
    rows = Assignment.objects.select_for_update(of=("self",)).filter(
        user_id=user_id, state=AssignmentState.ACTIVE, tenant_id=actor.tenant
    )
    mine = [
        a
        for a in rows.select_related("area", "agency", "office__agency")
        if actor.can(permission, a) and actor.can(assigning(a.role), a)
    ]
    for assignment in mine:
        _end(actor, assignment, last_day=timezone.localdate(), note=note)
    return len(mine)


def end_with_post(*, actor: Actor, user_id: UUID, role: str, office: Office, last_day: date) -> int:
    """End the role that went with a post when its holder's term ends; returns how many assignments.

    Part of the action that ends the term, and allowed by it. A last day to come is written down and the role
    lapses by itself (:func:`close_lapsed`).
    """
    keys = {key for kind, key in office.scopes() if kind is not ScopeKind.TENANT} | {str(office.tenant_id)}
    found = Assignment.objects.select_for_update(of=("self",)).filter(
        user_id=user_id, role=role, state=AssignmentState.ACTIVE, scope_key__in=keys
    )
    rows = list(found)
    over = last_day < timezone.localdate()
    for assignment in rows:
        assignment.valid_to = max(last_day, assignment.valid_from)
        if over:
            assignment.state, assignment.ended_by = AssignmentState.ENDED, actor.key
        assignment.save(update_fields=["state", "valid_to", "ended_by", "updated_at"])
        facts = {"last_day": last_day.isoformat(), "office": office.slug}
        trail.record(actor, "accounts.assignment.end", f"assignment:{assignment.pk}", facts)
        if over:
            _announce_end(assignment)
    if over and rows:
        end_sessions(user_id=user_id)
    return len(rows)


def _announce_end(assignment: Assignment) -> None:
    events.publish(_ended(assignment), subject=str(assignment.user_id))


def _ended(assignment: Assignment) -> AssignmentEnded:
    return AssignmentEnded(str(assignment.pk), user=str(assignment.user_id), role=assignment.role)


def _close_lapsed(actor: Actor, user_id: UUID | None, *, today: date) -> int:
    rows = lapsed(today=today).select_for_update(of=("self",)).filter(tenant_id=actor.tenant)
    if user_id is not None:
        rows = rows.filter(user_id=user_id)
    over = list(rows.order_by("pk"))
    for assignment in over:
        assignment.state, assignment.ended_by = AssignmentState.ENDED, actor.key
        assignment.save(update_fields=["state", "ended_by", "updated_at"])
        trail.record(actor, "accounts.assignment.lapse", f"assignment:{assignment.pk}", {})
        _announce_end(assignment)
        end_sessions(user_id=assignment.user_id)
    return len(over)


@transaction.atomic
def close_lapsed(*, actor: Actor, today: date) -> int:
    """End the assignments whose last day has passed and close the sessions; for the nightly job."""
    return _close_lapsed(actor, None, today=today)
