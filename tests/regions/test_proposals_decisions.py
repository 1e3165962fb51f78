"""Proposals: the table of moves, four eyes, scope, the same tapped twice, two who decide at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from factories.accounts import AssignmentFactory, actor_of, officer
from factories.regions import DistrictFactory, ProposalFactory, VillageFactory
from smartnagari.accounts.models import User
from smartnagari.audit.models import AuditEntry
from smartnagari.kernel.actor import Level
from smartnagari.kernel.errors import (
    AssuranceTooLow,
    Conflict,
    DomainError,
    Invalid,
    NotAllowed,
    NotFound,
    TransitionRefused,
)
from smartnagari.regions.actions.areas import LegalBasis, rename_area
from smartnagari.regions.actions.proposals import (
    approve_proposal,
    moves_open_to,
    propose,
    refuse_proposal,
    withdraw_proposal,
)
from smartnagari.regions.models import Area, Proposal
from smartnagari.regions.queries.proposals import listed_proposals, waiting_count
from smartnagari.regions.rules.places import common_place
from smartnagari.regions.states import PROPOSALS, ProposalState
from smartnagari.spine.models import OutboxEvent
from support.concurrency import at_once

LEGAL = {("proposed", "approve"), ("proposed", "refuse"), ("proposed", "withdraw")}
MOVES = ["approve", "refuse", "withdraw"]


@pytest.fixture
def district(tenant):
    return DistrictFactory(tenant=tenant, code="13.05.08", name="Sungai Limau")


@pytest.fixture
def village(district):
    return VillageFactory(
        tenant=district.tenant,
        parent=district,
        code="13.05.08.2001",
        name="Kuranji Hilir",
        slug="kuranji-hilir",
    )


@pytest.fixture
def admin(tenant):
    return officer("tenant_admin", tenant)


@pytest.fixture
def secretary(tenant):
    return officer("regional_secretary", tenant)


@pytest.fixture
def rename(admin, village, basis):
    """A function that proposes a new name for the village."""

    def make(name="Kuranji Mudik", **other):
        given = {"actor": admin, "kind": "regions.rename", "basis": basis} | other
        return propose(payload={"area": village.code, "name": name}, **given)

    return make


def decide(move, actor, proposal):
    if move == "approve":
        return approve_proposal(actor=actor, proposal_id=proposal.pk)
    if move == "refuse":
        return refuse_proposal(actor=actor, proposal_id=proposal.pk, note="Belum ada perda.")
    return withdraw_proposal(actor=actor, proposal_id=proposal.pk)


@pytest.mark.parametrize(("state", "move"), list(product(ProposalState.values, MOVES)))
def test_machine_allows_exactly_the_written_moves(state, move):
    if (state, move) in LEGAL:
        assert PROPOSALS.check(move, state).name == move
    else:
        with pytest.raises(TransitionRefused):
            PROPOSALS.check(move, state)


def test_proposal_changes_nothing_and_says_what_it_would(rename, village):
    proposal = rename()

    village.refresh_from_db()
    assert village.name == "Kuranji Hilir"
    assert (proposal.state, proposal.place, proposal.subject) == (
        "proposed",
        "13.05.08.2001",
        "area:13.05.08.2001",
    )
    assert "Kuranji Mudik" in proposal.effect["id"][0]
    assert "is called Kuranji Mudik" in proposal.effect["en"][0]
    assert AuditEntry.objects.filter(action="regions.area.rename").count() == 0
    assert [event.kind for event in OutboxEvent.objects.all()] == ["regions.proposal_made"]


def test_approval_carries_it_out_and_names_both_people(rename, village, admin, secretary):
    proposal = rename()

    approve_proposal(actor=secretary, proposal_id=proposal.pk)

    village.refresh_from_db()
    proposal.refresh_from_db()
    assert village.name == "Kuranji Mudik"
    assert (proposal.state, proposal.proposed_by, proposal.decided_by) == (
        "approved",
        admin.key,
        secretary.key,
    )
    assert AuditEntry.objects.get(action="regions.area.rename").actor == secretary.key
    assert AuditEntry.objects.get(action="regions.proposal.approve").subject == proposal.reference


@pytest.mark.parametrize("move", ["approve", "refuse"])
def test_proposer_does_not_decide_not_even_by_another_role(rename, admin, tenant, village, move):
    proposal = rename()
    again = AssignmentFactory(user_id=admin.user, user=None, role="regional_secretary", tenant=tenant)
    both = actor_of(again.user, tenant)

    with pytest.raises(NotAllowed):
        decide(move, both, proposal)

    proposal.refresh_from_db()
    village.refresh_from_db()
    assert (proposal.state, village.name) == ("proposed", "Kuranji Hilir")
    assert moves_open_to(both, proposal) == {"withdraw"}


def test_database_itself_wants_two_people(village):
    closed = {"state": "approved", "closed_at": timezone.now()}

    with pytest.raises(IntegrityError, match="second_person"), transaction.atomic():
        ProposalFactory(area=village, proposed_by="u:x", decided_by="u:x", **closed)


def test_refusal_needs_a_reason(rename, secretary):
    proposal = rename()

    with pytest.raises(Invalid):
        refuse_proposal(actor=secretary, proposal_id=proposal.pk, note="  ")

    refuse_proposal(actor=secretary, proposal_id=proposal.pk, note="Belum ada perda.")
    proposal.refresh_from_db()
    assert (proposal.state, proposal.note) == ("refused", "Belum ada perda.")


def test_only_the_proposer_withdraws(rename, tenant):
    proposal = rename()

    with pytest.raises(NotAllowed):
        withdraw_proposal(actor=officer("tenant_admin", tenant), proposal_id=proposal.pk)

    assert withdraw_proposal(actor=officer_of(proposal, tenant), proposal_id=proposal.pk).state == "withdrawn"


def officer_of(proposal, tenant):
    return actor_of(User.objects.get(pk=proposal.proposed_by[2:]), tenant)


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("before", MOVES)
def test_what_was_closed_stays_closed(rename, admin, secretary, before, move):
    proposal = rename()
    decide(before, admin if before == "withdraw" else secretary, proposal)

    with pytest.raises(TransitionRefused):
        decide(move, admin if move == "withdraw" else secretary, proposal)


def test_same_proposal_twice_is_one(rename):
    assert rename().pk == rename().pk
    assert Proposal.objects.count() == 1


def test_other_proposal_about_the_same_has_to_wait(rename, secretary):
    first = rename()

    with pytest.raises(Conflict, match="Kuranji Mudik"):
        rename("Kuranji Baru")

    refuse_proposal(actor=secretary, proposal_id=first.pk, note="Tidak.")
    assert rename("Kuranji Baru").is_open


def test_proposal_for_a_day_to_come_waits_for_it(rename, secretary, basis):
    tomorrow = timezone.localdate() + timedelta(days=1)
    proposal = rename(basis=replace(basis, on=tomorrow))

    with pytest.raises(Conflict, match=r"day to come|hari"):
        approve_proposal(actor=secretary, proposal_id=proposal.pk)

    Proposal.objects.filter(pk=proposal.pk).update(effective_on=timezone.localdate())
    assert approve_proposal(actor=secretary, proposal_id=proposal.pk).state == "approved"


def test_acting_secretary_without_mandate_does_not_decide_about_territory(rename, tenant):
    proposal = rename()
    acting = officer("regional_secretary", tenant)
    without = replace(acting, grants=tuple(replace(grant, strategic=False) for grant in acting.grants))

    with pytest.raises(NotAllowed):
        approve_proposal(actor=without, proposal_id=proposal.pk)


def test_decision_asks_for_a_fresh_proof(rename, secretary):
    with pytest.raises(AssuranceTooLow):
        approve_proposal(actor=replace(secretary, level=Level.P2), proposal_id=rename().pk)


def test_act_that_has_become_impossible_leaves_the_proposal_open(rename, village, actor, secretary, basis):
    proposal = rename()
    rename_area(actor=actor, code=village.code, name="Kuranji Mudik", basis=basis)

    with pytest.raises(Conflict):
        approve_proposal(actor=secretary, proposal_id=proposal.pk)

    assert Proposal.objects.get().is_open


def test_no_role_may_do_the_act_without_a_proposal(admin, secretary, village, basis):
    for one in (admin, secretary):
        with pytest.raises(NotAllowed):
            rename_area(actor=one, code=village.code, name="Langsung", basis=basis)

    village.refresh_from_db()
    assert village.name == "Kuranji Hilir"


def test_camat_proposes_at_home_only(tenant, district, village, basis, secretary):
    camat = officer("district_head", tenant, area=district)
    elsewhere = VillageFactory(
        tenant=tenant, parent=DistrictFactory(tenant=tenant, code="13.05.09"), name="Jauh"
    )
    given = {"actor": camat, "kind": "regions.add_hamlet", "basis": basis}

    mine = propose(payload={"area": village.code, "name": "Pasa Baru"}, **given)

    with pytest.raises(NotAllowed):
        propose(payload={"area": elsewhere.code, "name": "Pasa Baru"}, **given)
    with pytest.raises(NotAllowed):
        approve_proposal(actor=officer("district_admin", tenant, area=district), proposal_id=mine.pk)
    assert approve_proposal(actor=secretary, proposal_id=mine.pk).state == "approved"


def test_proposals_elsewhere_are_not_found(tenant, district, village):
    camat = officer("district_head", tenant, area=DistrictFactory(tenant=tenant, code="13.05.09"))
    proposal = ProposalFactory(area=village)

    assert list(listed_proposals(camat)) == []
    assert waiting_count(camat) == 0
    with pytest.raises(NotFound):
        withdraw_proposal(actor=camat, proposal_id=proposal.pk)
    with pytest.raises(NotFound):
        withdraw_proposal(actor=camat, proposal_id=uuid4())


def test_open_proposals_come_first_then_the_latest(tenant, admin, village):
    closed = ProposalFactory(area=village, state="withdrawn", closed_at=timezone.now())
    older = ProposalFactory(area=VillageFactory(parent=village.parent))
    newer = ProposalFactory(area=village)

    assert list(listed_proposals(admin)) == [newer, older, closed]


@pytest.mark.parametrize(
    ("codes", "place"),
    [
        ([], ""),
        (["13.05.08"], "13.05.08"),
        (["13.05.08.2001"], "13.05.08.2001"),
        (["13.05.08.2001-P1", "13.05.08.2001"], "13.05.08"),
        (["13.05.08.2001", "13.05.09.2001"], ""),
        (["13.05.08.2001", "13.05.08.2001.K01"], "13.05.08.2001"),
    ],
)
def test_common_place_is_the_smallest_area_that_holds_all(codes, place):
    assert common_place(codes) == place


@pytest.mark.django_db(transaction=True)
def test_two_who_approve_at_once_carry_it_out_once(shared_database, tenant):
    village = VillageFactory(tenant=tenant, code="13.05.01.2001", name="Lubuk Alung")
    makes = {"kind": "regions.add_hamlet", "payload": {"area": village.code, "name": "Pasa Baru"}}
    basis = LegalBasis(on=date(2026, 3, 2), decree="SK 1/2026")
    proposal = propose(actor=officer("tenant_admin", tenant), basis=basis, **makes)
    deciders = [officer("regional_secretary", tenant), officer("tenant_admin", tenant)]

    def approve(number):
        return approve_proposal(actor=deciders[number], proposal_id=proposal.pk).state

    outcomes = at_once(2, approve, tenant=tenant.pk)

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["TransitionRefused", "str"]
    assert Area.objects.filter(kind="hamlet").count() == 1
    assert isinstance(next(o for o in outcomes if not isinstance(o, str)), DomainError)


@pytest.mark.django_db(transaction=True)
def test_same_proposal_sent_twice_at_once_is_one(shared_database, tenant):
    village = VillageFactory(tenant=tenant, code="13.05.01.2001", name="Lubuk Alung")
    admin = officer("tenant_admin", tenant)
    makes = {"kind": "regions.add_hamlet", "payload": {"area": village.code, "name": "Pasa Baru"}}
    basis = LegalBasis(on=date(2026, 3, 2), decree="SK 1/2026")

    made = at_once(2, lambda _number: propose(actor=admin, basis=basis, **makes).pk, tenant=tenant.pk)

    assert made[0] == made[1] == Proposal.objects.get().pk
