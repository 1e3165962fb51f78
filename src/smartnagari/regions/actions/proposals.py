"""Four eyes over data that law or the regency may change: one proposes, another decides, then it happens.

What may be proposed is a registry: each kind says what a proposal is about, what it would do in plain words,
and does it. The permission of the act itself belongs to no role; a decision lends it for that one act.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel import events, trail
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Conflict, Invalid, NotAllowed
from smartnagari.kernel.registry import Registry
from smartnagari.kernel.workflow import Transition, Workflow, four_eyes

from ..models import Proposal
from ..queries.proposals import DECIDE, PROPOSE, open_proposal_about, proposal_for
from ..rules.places import common_place
from ..states import PROPOSALS
from ..types import ProposalClosed, ProposalMade
from .areas import LegalBasis

Payload = dict[str, Any]
SAME = ("proposed_by", "kind", "payload", "effective_on", "legal_basis")


class ProposalKind(Protocol):
    """A change that needs four eyes.

    ``permission`` is what ``apply`` asks of its actor, ``strategic`` whether a Plt or Plh without mandate may
    not decide it (UU 30/2014 art. 14), ``ahead`` whether it may be approved before the day from which it
    holds. Payloads are plain JSON. ``key`` is stored and never renamed.
    """

    key: str
    label: Any
    permission: str
    strategic: bool
    ahead: bool

    def check(self, payload: Payload) -> Payload:
        """The payload in order; raises ``Invalid`` with the field's name. What ``apply`` refuses need not
        be asked here: every proposal is rehearsed."""

    def subject(self, payload: Payload) -> str:
        """What it is about; one open proposal each."""

    def places(self, payload: Payload) -> Sequence[str]:
        """The codes of the areas that it touches; none when it concerns the whole regency."""

    def title(self, payload: Payload) -> str:
        """One line that names it in lists, in any language."""

    def effect(self, payload: Payload, on: date) -> list[str]:
        """What it would change now, in plain sentences of the language of the moment."""

    def apply(self, *, actor: Actor, payload: Payload, basis: LegalBasis) -> None:
        """Do it, inside the transaction of the decision."""


proposal_kinds: Registry[ProposalKind] = Registry("kind of proposal")


@transaction.atomic
def propose(*, actor: Actor, kind: str, payload: Payload, basis: LegalBasis) -> Proposal:
    """Put a change before a second person. The same by the same person twice is one proposal.

    Raises ``Invalid``, ``NotAllowed``, ``Conflict`` when another one about the same is open, and whatever
    the act itself would refuse.
    """
    chosen = _kind(kind)
    payload = _checked(actor, chosen, payload, basis)
    wanted = Proposal(
        tenant_id=actor.tenant,
        kind=kind,
        subject=chosen.subject(payload),
        place=common_place(chosen.places(payload)),
        title=chosen.title(payload)[:250],
        payload=payload,
        legal_basis=basis.decree.strip(),
        effective_on=basis.on,
        proposed_by=actor.key,
    )
    standing = open_proposal_about(wanted.subject)
    if standing is not None:
        return _the_same(standing, wanted)
    _rehearse(actor, chosen, payload, basis)
    wanted.effect = _in_every_language(chosen, payload, basis.on)
    try:
        with transaction.atomic():
            wanted.save(force_insert=True)
    except IntegrityError as error:
        standing = open_proposal_about(wanted.subject)
        if standing is None:
            raise Conflict(_("Somebody changed this at the same moment. Look again.")) from error
        return _the_same(standing, wanted)

    facts = {"kind": kind, "about": wanted.subject, "by": wanted.legal_basis}
    trail.record(actor, "regions.proposal.make", wanted.reference, facts)
    events.publish(ProposalMade(proposal=str(wanted.pk), kind=kind), subject=wanted.reference)
    return wanted


def preview(*, actor: Actor, kind: str, payload: Payload, basis: LegalBasis) -> tuple[Payload, list[str]]:
    """The payload in order and what the change would do, after a rehearsal that leaves nothing behind."""
    chosen = _kind(kind)
    payload = _checked(actor, chosen, payload, basis)
    _rehearse(actor, chosen, payload, basis)
    return payload, [str(sentence) for sentence in chosen.effect(payload, basis.on)]


@transaction.atomic
def approve_proposal(*, actor: Actor, proposal_id: UUID) -> Proposal:
    """Say yes as the second person; the change happens in the same transaction, once.

    Raises what the act refuses, when the world has moved on meanwhile; then the proposal stays open.
    """
    proposal = proposal_for(actor, proposal_id, lock=True)
    chosen = _kind(proposal.kind)
    _close(proposal, "approve", actor, decided=True)
    basis = LegalBasis(on=proposal.effective_on, decree=proposal.legal_basis)
    try:
        chosen.apply(actor=actor.lent(chosen.permission), payload=proposal.payload, basis=basis)
    except IntegrityError as error:
        raise Conflict(_("Somebody changed this at the same moment. Look again.")) from error
    return proposal


@transaction.atomic
def refuse_proposal(*, actor: Actor, proposal_id: UUID, note: str) -> Proposal:
    """Say no as the second person, and why."""
    proposal = proposal_for(actor, proposal_id, lock=True)
    _close(proposal, "refuse", actor, note=note, decided=True)
    return proposal


@transaction.atomic
def withdraw_proposal(*, actor: Actor, proposal_id: UUID, note: str = "") -> Proposal:
    """Take one's own proposal back before somebody decides."""
    proposal = proposal_for(actor, proposal_id, lock=True)
    _close(proposal, "withdraw", actor, note=note)
    return proposal


def _kind(key: str) -> ProposalKind:
    if key not in proposal_kinds:
        raise Invalid(_("Nothing of this kind can be proposed here."), kind=key)
    return proposal_kinds[key]


def _checked(actor: Actor, kind: ProposalKind, payload: Payload, basis: LegalBasis) -> Payload:
    if not basis.decree.strip():
        text = str(_("The legal basis is missing."))
        raise Invalid(_("Say which decree this rests on."), fields={"legal_basis": text})
    payload = kind.check(payload)
    actor.require(PROPOSE, Proposal(tenant_id=actor.tenant, place=common_place(kind.places(payload))))
    return payload


def _the_same(standing: Proposal, wanted: Proposal) -> Proposal:
    """The proposal that a second tap meant; anything else about the same has to wait."""
    if all(getattr(standing, name) == getattr(wanted, name) for name in SAME):
        return standing
    raise Conflict(
        _("A proposal about this is waiting already: %(title)s. It has to be decided or withdrawn first.")
        % {"title": standing.title},
        proposal=str(standing.pk),
    )


def _rehearse(actor: Actor, kind: ProposalKind, payload: Payload, basis: LegalBasis) -> None:
    """Do it and undo it: whoever proposes hears now what the decider would hear then."""
    today = timezone.localdate()
    trial = basis if kind.ahead or basis.on <= today else replace(basis, on=today)
    with transaction.atomic():
        kind.apply(actor=actor.lent(kind.permission), payload=payload, basis=trial)
        transaction.set_rollback(True)


def _in_every_language(kind: ProposalKind, payload: Payload, on: date) -> dict[str, list[str]]:
    found = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found[code] = [str(sentence) for sentence in kind.effect(payload, on)]
    return found


def _close(proposal: Proposal, move: str, actor: Actor, *, note: str = "", decided: bool = False) -> None:
    changes: dict[str, Any] = {"closed_at": timezone.now(), "note": note.strip()[:500]}
    if decided:
        changes["decided_by"] = actor.key
    WORKFLOW.move(
        proposal,
        move,
        actor=actor,
        reference=proposal.reference,
        note=note,
        changes=changes,
        announce=ProposalClosed(
            proposal=str(proposal.pk),
            kind=proposal.kind,
            state=PROPOSALS.check(move, proposal.state).target,
        ),
    )


def _second_person(record: Proposal, actor: Actor, transition: Transition) -> None:
    four_eyes(first=record.proposed_by, second=actor.key)


def _with_mandate(record: Proposal, actor: Actor, transition: Transition) -> None:
    actor.require(DECIDE, record, strategic=_kind(record.kind).strategic)


def _day_has_come(record: Proposal, actor: Actor, transition: Transition) -> None:
    if not _kind(record.kind).ahead and record.effective_on > timezone.localdate():
        raise Conflict(
            _("This holds from a day to come. Approve it on that day or later."),
            effective_on=record.effective_on.isoformat(),
        )


def _only_the_proposer(record: Proposal, actor: Actor, transition: Transition) -> None:
    if record.proposed_by != actor.key:
        raise NotAllowed(_("Only who proposed it can withdraw it; others can refuse it."))


WORKFLOW = Workflow(
    key="regions.proposal",
    machine=PROPOSALS,
    guards={
        "approve": (_second_person, _with_mandate, _day_has_come),
        "refuse": (_second_person,),
        "withdraw": (_only_the_proposer,),
    },
)


def moves_open_to(actor: Actor, proposal: Proposal) -> set[str]:
    """What buttons are drawn from: the moves that nothing known beforehand forbids this person."""
    found = set()
    for transition in PROPOSALS.open_to(actor, proposal.state, proposal):
        own = proposal.proposed_by == actor.key
        if own == (transition.name == "withdraw"):
            found.add(transition.name)
    return found
