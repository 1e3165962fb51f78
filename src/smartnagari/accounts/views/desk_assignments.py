"""Roles at the desk: who has which, giving one, the second pair of eyes, taking it back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from smartnagari.kernel.actor import Level
from smartnagari.kernel.doors import door
from smartnagari.kernel.errors import Conflict, Invalid

from ..actions.assignments import approve_assignment, end_assignment, refuse_assignment
from ..actions.officers import take_up_officer
from ..forms.desk import AssignmentFilter, AssignmentForm, NoteForm, tell
from ..models import Assignment
from ..presenters.desk import assignment_rows
from ..queries.assignments import VIEW, assignment_for, moves_open_to, search_assignments, visible_assignments
from ..queries.officers import IMPORT
from ..requests import Request
from ..signin.typed import typed_before
from .desk_home import page_of

PROPOSE = "accounts.assignments.propose"
ENDINGS = {"refuse": refuse_assignment, "end": end_assignment}


@door(Level.P1, permission=VIEW)
@require_safe
def assignment_list(request: Request) -> HttpResponse:
    """The assignments where the officer works; those that wait come by the filter."""
    form = AssignmentFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {"q": "", "state": "", "role": ""}
    found = search_assignments(
        visible_assignments(request.actor), state=wanted["state"], role=wanted["role"], words=wanted["q"]
    )
    page = page_of(request, found)
    context = {
        "page": page,
        "rows": assignment_rows(page),
        "form": form,
        "may_propose": request.actor.can(PROPOSE),
        "may_import": request.actor.can(IMPORT),
    }
    return render(request, "accounts/desk/assignments.html", context)


@door(Level.P3, permission=PROPOSE)
def propose(request: Request) -> HttpResponse:
    """Give somebody a role; who has no account yet gets one."""
    form = AssignmentForm(request.POST or typed_before(request), actor=request.actor)
    if request.method == "POST" and form.is_valid():
        try:
            done = take_up_officer(actor=request.actor, cells=form.cleaned_data)
        except (Invalid, Conflict) as refusal:
            tell(form, refusal)
        else:
            said = (
                _("The role is in force.") if done.active else _("A second person has to approve the role.")
            )
            messages.success(request, said)
            return redirect("offices:assignments")
    return render(request, "accounts/desk/assignment_new.html", {"form": form})


@door(Level.P1, permission=VIEW)
@require_safe
def assignment(request: Request, assignment_id: UUID) -> HttpResponse:
    """One assignment with what may be done with it."""
    return _page(request, assignment_for(request.actor, assignment_id), NoteForm())


def _page(request: Request, found: Assignment, form: NoteForm, status: int = 200) -> HttpResponse:
    moves = moves_open_to(request.actor, found)
    context = {"row": assignment_rows([found])[0], "moves": moves, "form": form}
    return render(request, "accounts/desk/assignment.html", context, status=status)


@door(Level.P3, permission="accounts.assignments.approve")
@require_POST
def approve(request: Request, assignment_id: UUID) -> HttpResponse:
    """The second pair of eyes says yes."""
    approve_assignment(actor=request.actor, assignment_id=assignment_id)
    messages.success(request, _("The role is in force."))
    return redirect("offices:assignment", assignment_id=assignment_id)


def _close(request: Request, assignment_id: UUID, move: str) -> HttpResponse:
    form = NoteForm(request.POST)
    if form.is_valid():
        try:
            ENDINGS[move](actor=request.actor, assignment_id=assignment_id, note=form.cleaned_data["note"])
        except Invalid as refusal:
            tell(form, refusal)
        else:
            messages.success(request, _("Done. It is in the log."))
            return redirect("offices:assignment", assignment_id=assignment_id)
    return _page(request, assignment_for(request.actor, assignment_id), form, status=422)


@door(Level.P3, permission="accounts.assignments.approve")
@require_POST
def refuse(request: Request, assignment_id: UUID) -> HttpResponse:
    """The second pair of eyes says no, and why."""
    return _close(request, assignment_id, "refuse")


@door(Level.P3, permission="accounts.assignments.end")
@require_POST
def end(request: Request, assignment_id: UUID) -> HttpResponse:
    """Take the role back now; the person's sessions are closed at once."""
    return _close(request, assignment_id, "end")
