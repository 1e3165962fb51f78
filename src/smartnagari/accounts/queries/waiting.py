"""How much waits for an officer: counted for the rail and the first page of the workspace."""

from __future__ import annotations

from datetime import datetime

from smartnagari.kernel.actor import Actor

from ..models import Handover
from ..states import AssignmentState
from .assignments import visible_assignments
from .handover import APPLY
from .profile import HANDLE_RIGHTS
from .rights import desk_requests

APPROVE = "accounts.assignments.approve"


def roles_to_approve(actor: Actor) -> int:
    """Roles that wait for a second person and could be approved by this one."""
    if actor.user is None:
        return 0
    proposed = visible_assignments(actor, APPROVE).filter(state=AssignmentState.PROPOSED)
    return proposed.exclude(granted_by=actor.key).exclude(user_id=actor.user).count()


def handovers_to_apply(actor: Actor) -> int:
    """Hand-overs that passed the check and have changed nothing yet."""
    if not actor.can(APPLY):
        return 0
    return Handover.objects.filter(tenant_id=actor.tenant, applied_at=None).count()


def requests_to_answer(actor: Actor, *, due_before: datetime | None = None) -> int:
    """Open requests of data subjects; with ``due_before`` those whose hour is over by then."""
    if not actor.can(HANDLE_RIGHTS):
        return 0
    found = desk_requests(actor)
    return (found.filter(due_at__lt=due_before) if due_before else found).count()
