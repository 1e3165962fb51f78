"""Who is told of a change that needs four eyes: those who may decide, then the one who proposed."""

from __future__ import annotations

from datetime import date

import pytest

from factories.accounts import AssignmentFactory, officer
from factories.regions import DistrictFactory, ProposalFactory, VillageFactory
from smartnagari.accounts.models import User
from smartnagari.accounts.subscribers import tell_deciders, tell_of_decision
from smartnagari.accounts.types import PostKind
from smartnagari.kernel.messages import texts
from smartnagari.notifications.models import Message
from smartnagari.regions.actions.areas import LegalBasis
from smartnagari.regions.actions.proposals import (
    approve_proposal,
    propose,
    refuse_proposal,
    withdraw_proposal,
)
from smartnagari.regions.types import ProposalClosed, ProposalMade
from smartnagari.spine.models import Delivery

pytestmark = pytest.mark.usefixtures("tenant")


@pytest.fixture
def village(tenant):
    district = DistrictFactory(tenant=tenant, code="13.05.08", name="Sungai Limau")
    return VillageFactory(tenant=tenant, parent=district, code="13.05.08.2001", name="Kuranji Hilir")


@pytest.fixture
def camat(tenant, village):
    return officer("district_head", tenant, area=village.parent)


@pytest.fixture
def sekda(tenant):
    return officer("regional_secretary", tenant)


@pytest.fixture
def proposal(camat, village):
    basis = LegalBasis(on=date(2026, 1, 5), decree="Perda 1/2026")
    payload = {"area": village.code, "name": "Kuranji Mudik"}
    return propose(actor=camat, kind="regions.rename", payload=payload, basis=basis)


def made(proposal):
    tell_deciders(ProposalMade(proposal=str(proposal.pk), kind=proposal.kind), "1")


def closed(proposal):
    tell_of_decision(ProposalClosed(str(proposal.pk), kind=proposal.kind, state=proposal.state), "1")


def told():
    """Who got which text, in the order of sending."""
    return [(f"u:{m.user}", m.text) for m in Message.objects.order_by("created_at", "pk")]


def test_everybody_who_may_decide_is_told_and_nobody_else(proposal, camat, sekda, tenant):
    admin = officer("tenant_admin", tenant)
    officer("planner", tenant)

    made(proposal)

    assert set(told()) == {(who.key, "accounts.proposal.waiting") for who in (sekda, admin)}
    assert {m.values["title"] for m in Message.objects.all()} == {proposal.title}


def test_proposer_who_might_decide_is_not_asked_to_decide_their_own(tenant, sekda, village):
    admin = officer("tenant_admin", tenant)
    proposal = ProposalFactory(tenant=tenant, proposed_by=admin.key)

    made(proposal)

    assert told() == [(sekda.key, "accounts.proposal.waiting")]


def test_proposer_is_told_when_there_is_no_second_person(proposal, camat):
    made(proposal)

    assert told() == [(camat.key, "accounts.proposal.alone")]


@pytest.mark.parametrize(("mandate", "asked"), [("", False), ("Surat 3/2026", True)])
def test_acting_officer_without_mandate_is_not_asked_about_what_only_mandate_decides(
    proposal, tenant, mandate, asked
):
    acting = AssignmentFactory(
        role="regional_secretary", tenant=tenant, kind=PostKind.PLT.value, mandate=mandate
    )

    made(proposal)

    assert ((f"u:{acting.user_id}", "accounts.proposal.waiting") in told()) == asked


def test_ended_role_and_closed_account_are_not_asked(proposal, camat, tenant):
    AssignmentFactory(role="regional_secretary", tenant=tenant, valid_to=date(2021, 1, 1))
    gone = AssignmentFactory(role="regional_secretary", tenant=tenant)
    User.objects.filter(pk=gone.user_id).update(is_active=False)

    made(proposal)

    assert told() == [(camat.key, "accounts.proposal.alone")]


def test_proposer_is_told_of_the_approval(proposal, camat, sekda):
    closed(approve_proposal(actor=sekda, proposal_id=proposal.pk))

    assert told() == [(camat.key, "accounts.proposal.approved")]


def test_proposer_is_told_of_the_refusal_and_the_reason_stays_inside(proposal, camat, sekda):
    closed(refuse_proposal(actor=sekda, proposal_id=proposal.pk, note="Rahasia rapat"))

    assert told() == [(camat.key, "accounts.proposal.refused")]
    assert "Rahasia" not in str(Message.objects.get().values)


def test_those_who_were_asked_are_told_of_the_withdrawal(proposal, camat, sekda):
    closed(withdraw_proposal(actor=camat, proposal_id=proposal.pk))

    assert told() == [(sekda.key, "accounts.proposal.withdrawn")]


def test_late_news_of_a_closed_proposal_asks_nobody(proposal, sekda):
    refuse_proposal(actor=sekda, proposal_id=proposal.pk, note="Tidak")

    made(proposal)

    assert told() == []


def test_making_and_closing_each_leave_a_letter_to_deliver(proposal, sekda):
    approve_proposal(actor=sekda, proposal_id=proposal.pk)

    keys = Delivery.objects.filter(subscription__startswith="accounts.tell_de").values_list("subscription")
    assert {key for (key,) in keys} == {"accounts.tell_deciders"}
    assert Delivery.objects.filter(subscription="accounts.tell_of_decision").count() == 1


@pytest.mark.parametrize("key", ["waiting", "alone", "approved", "refused", "withdrawn"])
def test_texts_fit_a_telephone(key):
    assert len(str(texts[f"accounts.proposal.{key}"].short)) <= 160
