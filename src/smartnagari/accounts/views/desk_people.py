"""Colleagues at the desk, help at the counter, and the page where its code is used."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from smartnagari.kernel.actor import Level
from smartnagari.kernel.doors import door, open_door
from smartnagari.kernel.errors import DomainError, Invalid, TooMany

from ..actions.counter import HELP, Document, give_help_code, redeem_help_code
from ..forms.desk import HelpForm, RedeemForm, tell
from ..models import User
from ..presenters.desk import assignment_rows
from ..queries.assignments import PEOPLE, assignments_by_person, people_at_work, person_for
from ..requests import Request
from .desk_home import page_of


@door(Level.P1, permission=PEOPLE)
@require_safe
def people(request: Request) -> HttpResponse:
    """Everybody who works where the officer may see people."""
    words, today = request.GET.get("q", "")[:100], timezone.localdate()
    page = page_of(request, people_at_work(request.actor, today=today, words=words))
    theirs = assignments_by_person([user.pk for user in page], request.actor, today=today)
    rows = [(user, assignment_rows(theirs.get(user.pk, []))) for user in page]
    return render(request, "accounts/desk/people.html", {"page": page, "rows": rows, "words": words})


@door(Level.P1, permission=PEOPLE)
@never_cache
@require_safe
def person(request: Request, user_id: UUID) -> HttpResponse:
    """One colleague with their roles, and help for who cannot sign in."""
    found = person_for(request.actor, user_id, today=timezone.localdate())
    return _page(request, found, HelpForm())


def _page(request: Request, found: User, form: HelpForm, code: str = "", status: int = 200) -> HttpResponse:
    theirs = assignments_by_person([found.pk], request.actor, today=timezone.localdate())
    context = {
        "person": found,
        "rows": assignment_rows(theirs.get(found.pk, [])),
        "may_help": request.actor.can(HELP) and found.pk != request.actor.user,
        "form": form,
        "code": code,
    }
    return render(request, "accounts/desk/person.html", context, status=status)


@door(Level.P2, permission=HELP)
@never_cache
@require_POST
def give_code(request: Request, user_id: UUID) -> HttpResponse:
    """A one-time code for who stands at the counter; shown this once."""
    today = timezone.localdate()
    found = person_for(request.actor, user_id, today=today, permission=HELP)
    form, code = HelpForm(request.POST), ""
    if form.is_valid():
        try:
            code = give_help_code(
                actor=request.actor,
                user_id=user_id,
                document=Document(form.cleaned_data["document"]),
                note=form.cleaned_data["note"],
                today=today,
                url=request.build_absolute_uri(reverse("usersessions_list")),
            )
        except Invalid as refusal:
            tell(form, refusal)
    return _page(request, found, form, code, status=200 if code else 422)


@open_door
@never_cache
@sensitive_post_parameters("code", "password")
def redeem(request: Request) -> HttpResponse:
    """The code from the counter and a new password of one's own."""
    form = RedeemForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            url = request.build_absolute_uri(reverse("usersessions_list"))
            redeem_help_code(actor=request.actor, url=url, **form.cleaned_data)
        except (Invalid, TooMany) as refusal:
            tell(form, refusal)
            status = _status(refusal)
        else:
            messages.success(request, _("Your new password works. Please sign in with it."))
            return redirect("account_login")
    return render(request, "accounts/desk/redeem.html", {"form": form}, status=status)


def _status(refusal: DomainError) -> int:
    return refusal.status
