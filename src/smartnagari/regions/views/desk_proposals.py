"""Proposals at the desk: choosing, entering with a look at the effect, deciding."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from smartnagari.kernel.actor import Level
from smartnagari.kernel.doors import door
from smartnagari.kernel.errors import Conflict, DomainError, Invalid, NotAllowed, NotFound
from smartnagari.ui.forms import tell

from ..actions.proposals import (
    approve_proposal,
    moves_open_to,
    preview,
    propose,
    refuse_proposal,
    withdraw_proposal,
)
from ..desk_rows import effect_of, kind_label, proposal_facts, proposal_rows
from ..forms.desk import ProposalFilter, ReasonForm
from ..forms.proposals import FORMS, ProposalForm
from ..models import Proposal
from ..queries.proposals import (
    DECIDE,
    PROPOSE,
    listed_proposals,
    may_propose_for_all,
    proposal_for,
)
from ..queries.reach import VIEW
from ..requests import Request
from .desk_areas import page_of

REFUSALS = (Invalid, Conflict, NotAllowed, NotFound)


@door(Level.P1, permission=VIEW)
@require_safe
def proposal_list(request: Request) -> HttpResponse:
    """The proposals where the officer works, open ones first."""
    form = ProposalFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {"state": "", "kind": ""}
    page = page_of(request, listed_proposals(request.actor, **wanted))
    context = {
        "form": form,
        "page": page,
        "rows": proposal_rows(page),
        "may_propose": request.actor.can(PROPOSE),
    }
    return render(request, "regions/desk/proposals.html", context)


@door(Level.P1, permission=PROPOSE)
@require_safe
def choose(request: Request) -> HttpResponse:
    """What may be proposed."""
    everywhere = may_propose_for_all(request.actor)
    kinds = [(word, kind_label(form.kind)) for word, form in FORMS.items() if everywhere or form.about_area()]
    return render(request, "regions/desk/choose.html", {"kinds": kinds})


@door(Level.P2, permission=PROPOSE)
def new(request: Request, kind: str) -> HttpResponse:
    """Enter a proposal: the first press shows the effect, the second puts it before another person."""
    if kind not in FORMS:
        raise NotFound(_("Nothing of this kind can be proposed here."))
    form = FORMS[kind](request.POST if request.method == "POST" else None, initial=_initial(request))
    told: list[str] = []
    seen = ""
    if request.method == "POST" and form.is_valid():
        try:
            payload, told = preview(
                actor=request.actor, kind=form.kind, payload=form.payload(), basis=form.basis()
            )
            seen = form.digest(payload)
            if request.POST.get("step") == "propose" and request.POST.get("seen") == seen:
                return _proposed(request, form)
        except REFUSALS as refusal:
            tell(form, refusal)
            told, seen = [], ""
    context = {"form": form, "title": kind_label(form.kind), "told": told, "seen": seen}
    return render(request, "regions/desk/new.html", context, status=422 if form.errors else 200)


def _initial(request: Request) -> dict[str, str]:
    return {"area": request.GET.get("wilayah", "")[:24], "day": request.GET.get("hari", "")[:10]}


def _proposed(request: Request, form: ProposalForm) -> HttpResponse:
    made = propose(actor=request.actor, kind=form.kind, payload=form.payload(), basis=form.basis())
    messages.success(request, _("Proposed. A second person has to decide; nothing has changed yet."))
    return redirect("wilayah:proposal", proposal_id=made.pk)


@door(Level.P1, permission=VIEW)
@require_safe
def proposal(request: Request, proposal_id: UUID) -> HttpResponse:
    """One proposal with what may be done with it."""
    return _page(request, proposal_for(request.actor, proposal_id), ReasonForm())


def _page(request: Request, found: Proposal, form: ReasonForm, *, refusal: str = "") -> HttpResponse:
    row = proposal_rows([found])[0]
    context = {
        "row": row,
        "facts": proposal_facts(row),
        "told": effect_of(found),
        "moves": moves_open_to(request.actor, found),
        "own": found.is_open and found.proposed_by == request.actor.key,
        "form": form,
        "refusal": refusal,
    }
    status = 422 if refusal or form.errors else 200
    return render(request, "regions/desk/proposal.html", context, status=status)


@door(Level.P3, permission=DECIDE)
@require_POST
def approve(request: Request, proposal_id: UUID) -> HttpResponse:
    """The second pair of eyes says yes, and it happens."""
    try:
        approve_proposal(actor=request.actor, proposal_id=proposal_id)
    except (Invalid, Conflict) as refusal:
        return _still_open(request, proposal_id, refusal)
    messages.success(request, _("Approved and carried out."))
    return redirect("wilayah:proposal", proposal_id=proposal_id)


def _still_open(request: Request, proposal_id: UUID, refusal: DomainError) -> HttpResponse:
    found = proposal_for(request.actor, proposal_id)
    return _page(request, found, ReasonForm(), refusal=str(refusal))


@door(Level.P3, permission=DECIDE)
@require_POST
def refuse(request: Request, proposal_id: UUID) -> HttpResponse:
    """The second pair of eyes says no, and why."""
    found = proposal_for(request.actor, proposal_id)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    refuse_proposal(actor=request.actor, proposal_id=proposal_id, note=form.cleaned_data["note"])
    messages.success(request, _("Refused. Nothing has changed; the proposer sees the reason."))
    return redirect("wilayah:proposal", proposal_id=proposal_id)


@door(Level.P2, permission=PROPOSE)
@require_POST
def withdraw(request: Request, proposal_id: UUID) -> HttpResponse:
    """Take one's own proposal back."""
    withdraw_proposal(actor=request.actor, proposal_id=proposal_id)
    messages.success(request, _("Withdrawn. Nothing has changed."))
    return redirect("wilayah:proposal", proposal_id=proposal_id)
