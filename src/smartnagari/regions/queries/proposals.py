"""Proposals: the gate, the lists, what waits."""

from __future__ import annotations

from uuid import UUID

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import NotFound

from ..models import Proposal
from ..states import ProposalState
from .reach import VIEW, within_reach

PROPOSE = "regions.propose"
DECIDE = "regions.decide"


def visible_proposals(actor: Actor) -> QuerySet[Proposal]:
    """The proposals about places where this officer works; those for all only where it is the regency."""
    return Proposal.objects.filter(within_reach(actor, VIEW, "place"))


def listed_proposals(actor: Actor, *, state: str = "", kind: str = "") -> QuerySet[Proposal]:
    """The same as a list: open ones first, the newest before older ones."""
    found = visible_proposals(actor)
    if state:
        found = found.filter(state=state)
    if kind:
        found = found.filter(kind=kind)
    return found.order_by(F("closed_at").desc(nulls_first=True), "-pk")


def proposal_for(actor: Actor, proposal_id: UUID, *, lock: bool = False) -> Proposal:
    """The proposal, if the officer may see it; to others it does not exist."""
    found = visible_proposals(actor)
    if lock:
        found = found.select_for_update(of=("self",))
    proposal = found.filter(pk=proposal_id).first()
    if proposal is None:
        raise NotFound(_("There is no such proposal."))
    return proposal


def may_propose_for_all(actor: Actor) -> bool:
    """Whether this officer may propose what concerns the whole regency."""
    return actor.can(PROPOSE, Proposal(tenant_id=actor.tenant, place=""))


def waiting_count(actor: Actor) -> int:
    """How many proposals wait where this officer works."""
    return visible_proposals(actor).filter(state=ProposalState.PROPOSED).count()


def open_proposal_about(subject: str) -> Proposal | None:
    """The proposal about this that nobody has decided yet; there is one at most."""
    return Proposal.objects.filter(subject=subject, state=ProposalState.PROPOSED).first()


def proposal_of_event(proposal_id: str) -> Proposal | None:
    """The proposal that an event names, for who tells people of it; no person asks here."""
    return Proposal.objects.filter(pk=proposal_id).first()
