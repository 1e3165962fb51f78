"""What accounts do when something happened: people are told of data requests, roles and proposals."""

from __future__ import annotations

from datetime import datetime

from django.utils import formats, timezone

from smartnagari.kernel.events import subscribe
from smartnagari.regions.public import (
    DECIDE_PROPOSALS,
    Proposal,
    ProposalClosed,
    ProposalMade,
    proposal_kinds,
    proposal_of_event,
)

from .actions.letters import recipient, write
from .models import User
from .queries.grants import who_may
from .rules.rights import SERVED_AT_ONCE
from .rules.roles import roles
from .types import AssignmentBegan, AssignmentEnded, DataRequestMoved, DataRequestReceived


def _tell(text: str, user_id: str, **values: str) -> None:
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is None:
        return
    to = recipient(user)
    if to.email or to.phone:
        write(text, to, silent=False, **values)


@subscribe("accounts.tell_request_received", to=DataRequestReceived)
def tell_received(event: DataRequestReceived, effect_key: str) -> None:
    """Say until when the answer comes; what was served at once needs no receipt."""
    if event.kind in SERVED_AT_ONCE:
        return
    due = formats.date_format(timezone.localtime(datetime.fromisoformat(event.due_at)), "DATETIME_FORMAT")
    _tell("accounts.rights.received", event.user, number=event.number, due=due)


@subscribe("accounts.tell_request_answered", to=DataRequestMoved)
def tell_answered(event: DataRequestMoved, effect_key: str) -> None:
    """Say that there is an answer to read."""
    if event.move in {"finish", "refuse"}:
        _tell("accounts.rights.answered", event.user, number=event.number)


def _tell_of_role(text: str, event: AssignmentBegan | AssignmentEnded) -> None:
    """Invented people of the demonstration are told nothing."""
    user = User.objects.filter(pk=event.user, is_active=True, is_demo=False).first()
    role = roles().get(event.role)
    if user is not None and role is not None:
        _tell(text, event.user, role=role.name(user.language))


@subscribe("accounts.tell_role_began", to=AssignmentBegan)
def tell_role_began(event: AssignmentBegan, effect_key: str) -> None:
    """Say that there is a role, and how to sign in."""
    _tell_of_role("accounts.role.began", event)


@subscribe("accounts.tell_role_ended", to=AssignmentEnded)
def tell_role_ended(event: AssignmentEnded, effect_key: str) -> None:
    """Say that a role has ended, and whom to ask."""
    _tell_of_role("accounts.role.ended", event)


@subscribe("accounts.tell_deciders", to=ProposalMade)
def tell_deciders(event: ProposalMade, effect_key: str) -> None:
    """Say to everybody who may decide that something waits; when nobody may, say so to the proposer."""
    proposal = proposal_of_event(event.proposal)
    if proposal is None or not proposal.is_open:
        return
    others = _deciders(proposal)
    for person in others:
        _tell("accounts.proposal.waiting", str(person.pk), title=proposal.title)
    if not others:
        _tell_proposer("accounts.proposal.alone", proposal)


@subscribe("accounts.tell_of_decision", to=ProposalClosed)
def tell_of_decision(event: ProposalClosed, effect_key: str) -> None:
    """Say to the proposer what was decided; to those who were asked that it was taken back."""
    proposal = proposal_of_event(event.proposal)
    if proposal is None:
        return
    if event.state == "withdrawn":
        for person in _deciders(proposal):
            _tell("accounts.proposal.withdrawn", str(person.pk), title=proposal.title)
    else:
        _tell_proposer(f"accounts.proposal.{event.state}", proposal)


def _deciders(proposal: Proposal) -> list[User]:
    decides = proposal_kinds[proposal.kind].strategic
    able = who_may(DECIDE_PROPOSALS, proposal, today=timezone.localdate(), decides=decides)
    return [person for person in able if f"u:{person.pk}" != proposal.proposed_by]


def _tell_proposer(text: str, proposal: Proposal) -> None:
    """A proposal made by a command has nobody to tell."""
    kind, _colon, user_id = proposal.proposed_by.partition(":")
    if kind == "u":
        _tell(text, user_id, title=proposal.title)
