"""Offices at the desk: list, page with who held which post, entry, appointments."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from smartnagari.kernel.actor import Actor, Level
from smartnagari.kernel.doors import door
from smartnagari.kernel.errors import Conflict, Invalid

from ..actions.holders import Appointment, appoint_holder, end_holder
from ..actions.offices import EDIT, edit_office
from ..forms.desk import EndHolderForm, HolderForm, OfficeFilter, OfficeForm, tell
from ..presenters.desk import holder_rows
from ..queries.assignments import people_at_work
from ..queries.holders import MANAGE, holder_for, holders_of, positions_of
from ..queries.offices import VIEW, office_for, search_offices, visible_offices
from ..requests import Request
from ..signin.typed import typed_before
from ..types import PostKind
from .desk_home import page_of


@door(Level.P1, permission=VIEW)
@require_safe
def office_list(request: Request) -> HttpResponse:
    """The offices where the officer works, by name and kind."""
    form = OfficeFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {"q": "", "kind": ""}
    offices = search_offices(visible_offices(request.actor), words=wanted["q"], kind=wanted["kind"])
    return render(request, "accounts/desk/offices.html", {"page": page_of(request, offices), "form": form})


@door(Level.P1, permission=VIEW)
@require_safe
def office(request: Request, slug: str) -> HttpResponse:
    """One office with its entry and everybody who held a post in it."""
    found = office_for(request.actor, slug)
    context = {
        "office": found,
        "holders": holder_rows(holders_of(found.pk), today=timezone.localdate()),
        "may_edit": request.actor.can(EDIT, found),
        "may_manage": request.actor.can(MANAGE, found),
    }
    return render(request, "accounts/desk/office.html", context)


@door(Level.P1, permission=EDIT)
def edit(request: Request, slug: str) -> HttpResponse:
    """Change how an office can be reached."""
    found = office_for(request.actor, slug, permission=EDIT)
    form = OfficeForm(request.POST or typed_before(request), office=found)
    if request.method == "POST" and form.is_valid():
        try:
            edit_office(actor=request.actor, slug=slug, changes=form.cleaned_data)
        except Invalid as refusal:
            tell(form, refusal)
        else:
            messages.success(request, _("Saved. The public page shows it now."))
            return redirect("offices:office", slug=slug)
    return render(request, "accounts/desk/office_edit.html", {"office": found, "form": form})


@door(Level.P2, permission=MANAGE)
def appoint(request: Request, slug: str) -> HttpResponse:
    """Enter who fills a post from a day on."""
    found = office_for(request.actor, slug, permission=MANAGE)
    form = HolderForm(request.POST or typed_before(request), positions=positions_of(found.pk))
    if request.method == "POST" and form.is_valid():
        try:
            values = form.cleaned_data
            appoint_holder(
                actor=request.actor,
                office=slug,
                position=values["position"],
                appointment=_appointment(request.actor, values),
                replacing=values["replacing"],
            )
        except (Invalid, Conflict) as refusal:
            tell(form, refusal)
        else:
            messages.success(request, _("The appointment has been entered."))
            return redirect("offices:office", slug=slug)
    return render(request, "accounts/desk/holder_new.html", {"office": found, "form": form})


def _appointment(actor: Actor, values: dict[str, Any]) -> Appointment:
    return Appointment(
        person_name=values["person_name"],
        kind=PostKind(values["kind"]),
        starts=values["starts"],
        ends=values["ends"],
        basis_document=values["basis_document"],
        nip=values["nip"],
        mandate=values["mandate"],
        user_id=_account(actor, values["account"], timezone.localdate()),
    )


def _account(actor: Actor, email: str, today: date) -> UUID | None:
    """The account with this address among the colleagues whom the actor may see."""
    if not email.strip():
        return None
    found = people_at_work(actor, today=today).filter(email=email.strip().lower()).first()
    if found is None:
        text = _("No colleague where you work has this address. Give them a role first, or leave it empty.")
        raise Invalid(text, fields={"account": text})
    return found.pk


@door(Level.P2, permission=MANAGE)
def end(request: Request, holder_id: UUID) -> HttpResponse:
    """End a term, after a question."""
    holder = holder_for(request.actor, holder_id)
    form = EndHolderForm(request.POST or typed_before(request))
    if request.method == "POST" and form.is_valid():
        try:
            end_holder(actor=request.actor, holder_id=holder_id, **form.cleaned_data)
        except Invalid as refusal:
            tell(form, refusal)
        else:
            messages.success(request, _("The term has its last day."))
            return redirect("offices:office", slug=holder.position.office.slug)
    context = {"holder": holder, "office": holder.position.office, "form": form}
    return render(request, "accounts/desk/holder_end.html", context)
