"""Incidents at the data protection officer's desk: register, describe, tell, close, print."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from smartnagari.kernel.actor import Level
from smartnagari.kernel.doors import door
from smartnagari.kernel.errors import Conflict, Invalid, NotFound
from smartnagari.kernel.people import names_of
from smartnagari.ui.forms import tell

from ..actions.incidents import (
    Added,
    add_people,
    describe_incident,
    move_incident,
    order_notices,
    record_notice,
    register_incident,
)
from ..forms.incidents import IncidentForm, NoteForm, PeopleForm, ToldForm
from ..models import Incident
from ..presenters.incidents import clock, incident_facts, incident_row, incident_steps
from ..queries.incidents import HANDLE_INCIDENTS, concerned, incident_for, incidents, notices_of
from ..requests import Request
from ..states import INCIDENTS

ROWS_ON_A_PAGE = 50


@door(Level.P2, permission=HANDLE_INCIDENTS)
@never_cache
@require_GET
def worklist(request: Request) -> HttpResponse:
    """Open incidents, the most pressing first; or those that are closed."""
    closed = request.GET.get("state") == "closed"
    page = Paginator(incidents(request.actor, closed=closed), ROWS_ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    now = timezone.now()
    rows = [incident_row(each, each.notices.all(), now=now) for each in page]
    return render(request, "accounts/incidents/list.html", {"page": page, "rows": rows, "closed": closed})


@door(Level.P2, permission=HANDLE_INCIDENTS)
@never_cache
def new(request: Request) -> HttpResponse:
    """Register an incident."""
    form = IncidentForm(request.POST or None, initial={"found_at": timezone.localtime()})
    if request.method == "POST" and form.is_valid():
        try:
            made = register_incident(actor=request.actor, account=form.account())
        except Invalid as refusal:
            tell(form, refusal)
        else:
            messages.success(request, _("Registered. The clocks run from when it became known."))
            return redirect("profile:incident", incident=made.number)
    return render(request, "accounts/incidents/new.html", {"form": form}, status=422 if form.errors else 200)


@door(Level.P2, permission=HANDLE_INCIDENTS)
@never_cache
def edit(request: Request, incident: str) -> HttpResponse:
    """Put in what is known by now."""
    found = incident_for(request.actor, incident)
    form = IncidentForm(request.POST) if request.method == "POST" else IncidentForm.of(found)
    if form.is_bound and form.is_valid():
        try:
            describe_incident(actor=request.actor, number=found.number, account=form.account())
        except (Invalid, Conflict) as refusal:
            tell(form, refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("profile:incident", incident=found.number)
    context = {"form": form, "found": found}
    return render(request, "accounts/incidents/new.html", context, status=422 if form.errors else 200)


@door(Level.P2, permission=HANDLE_INCIDENTS)
@never_cache
@require_GET
def show(request: Request, incident: str) -> HttpResponse:
    """One incident with its clocks and what may be done."""
    return _page(request, incident_for(request.actor, incident))


def _page(request: Request, found: Incident, **bound: forms.Form) -> HttpResponse:
    now, notices = timezone.now(), notices_of(found)
    context: dict[str, Any] = {
        "found": found,
        "row": incident_row(found, notices, now=now),
        "clocks": [clock(notice, now=now) for notice in notices],
        "facts": incident_facts(found),
        "steps": incident_steps(found, notices),
        "concerned": concerned(found),
        "moves": {move.name for move in INCIDENTS.open_to(request.actor, found.state, found)},
        "people": bound.get("people") or PeopleForm(),
        "told": bound.get("told") or ToldForm(initial={"told_at": timezone.localtime()}),
        "note": bound.get("note") or NoteForm(),
        "order": bound.get("order") or forms.Form(),
    }
    return render(request, "accounts/incidents/case.html", context, status=422 if bound else 200)


def _try(request: Request, number: str, name: str, form: forms.Form, act: Callable[[], str]) -> HttpResponse:
    """Do it and go back to the case, or show the form again with what is wrong."""
    found = incident_for(request.actor, number)
    if form.is_valid():
        try:
            said = act()
        except (Invalid, Conflict, NotFound) as refusal:
            tell(form, refusal)
        else:
            messages.success(request, said)
            return redirect("profile:incident", incident=found.number)
    return _page(request, found, **{name: form})


@door(Level.P2, permission=HANDLE_INCIDENTS)
@never_cache
@require_POST
def people(request: Request, incident: str) -> HttpResponse:
    """Put people on the list."""
    form = PeopleForm(request.POST)

    def act() -> str:
        return _added(add_people(actor=request.actor, number=incident, **form.cleaned_data))

    return _try(request, incident, "people", form, act)


def _added(added: Added) -> str:
    said = ngettext(
        "%(people)d person was put on the list.", "%(people)d people were put on the list.", added.people
    ) % {"people": added.people}
    if added.unknown:
        said += " " + _("Nobody uses: %(unknown)s.") % {"unknown": ", ".join(added.unknown[:20])}
    return said


@door(Level.P2, permission=HANDLE_INCIDENTS)
@never_cache
@require_POST
def order(request: Request, incident: str) -> HttpResponse:
    """Have the people written to."""

    def act() -> str:
        order_notices(actor=request.actor, number=incident)
        return _("Ordered. The messages leave within a minute.")

    return _try(request, incident, "order", forms.Form(request.POST), act)


@door(Level.P2, permission=HANDLE_INCIDENTS)
@never_cache
@require_POST
def told(request: Request, incident: str) -> HttpResponse:
    """Somebody was told by a letter."""
    form = ToldForm(request.POST)

    def act() -> str:
        whom = request.POST.get("whom", "")
        record_notice(actor=request.actor, number=incident, whom=whom, **form.cleaned_data)
        return _("Entered.")

    return _try(request, incident, "told", form, act)


@door(Level.P2, permission=HANDLE_INCIDENTS)
@never_cache
@require_POST
def move(request: Request, incident: str) -> HttpResponse:
    """Stopped, closed, or none after all."""
    form = NoteForm(request.POST)

    def act() -> str:
        wanted = request.POST.get("move", "")
        move_incident(actor=request.actor, number=incident, move=wanted, note=form.cleaned_data["note"])
        return _("Saved.")

    return _try(request, incident, "note", form, act)


@door(Level.P2, permission=HANDLE_INCIDENTS)
@never_cache
@require_GET
def report(request: Request, incident: str) -> HttpResponse:
    """The report for the authority, to be printed and signed. Numbers of people, no names."""
    found = incident_for(request.actor, incident)
    notices = notices_of(found)
    context = {
        "found": found,
        "facts": incident_facts(found),
        "clocks": [clock(notice, now=timezone.now()) for notice in notices],
        "concerned": concerned(found),
        "who": names_of([found.registered_by]).get(found.registered_by, ""),
        "today": timezone.localdate(),
    }
    return render(request, "accounts/incidents/report.html", context)
