"""The counter: an officer finds a person by the card they show and proves who they are."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from smartnagari.audit.public import record_read
from smartnagari.kernel.actor import Level
from smartnagari.kernel.doors import door
from smartnagari.kernel.errors import Invalid

from ..actions.profile import unmask_number, verify_profile
from ..forms.counter import FindForm, VerifyForm
from ..forms.rights import UnmaskForm
from ..models import Profile
from ..presenters.people import profile_facts
from ..queries.profile import profile_by_nik, profile_for
from ..requests import Request

VERIFY = "accounts.identity.verify"


@door(Level.P1, permission=VERIFY)
@never_cache
@require_http_methods(["GET", "POST"])
def find(request: Request) -> HttpResponse:
    """Find by NIK among the people of the officer's own place."""
    form = FindForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        profile = profile_by_nik(request.actor, form.cleaned_data["nik"])
        if profile is not None:
            return redirect("profile:person", profile_id=profile.pk)
        form.add_error(
            "nik",
            _("Nobody of your place has this NIK. The person has to fill in NIK and nagari first."),
        )
    return render(request, "accounts/profile/find.html", {"form": form})


@door(Level.P1, permission=VERIFY)
@never_cache
@require_GET
def person(request: Request, profile_id: UUID) -> HttpResponse:
    """The person, numbers masked; the person sees in their access log that an officer looked."""
    profile = profile_for(request.actor, profile_id)
    record_read(
        actor=request.actor,
        person=profile.person_key,
        what="accounts.profile",
        purpose=_("At the counter, by the card"),
    )
    return _draw(request, profile)


def _draw(request: Request, profile: Profile, *, status: int = 200, **more: object) -> HttpResponse:
    context = {
        "profile": profile,
        "facts": profile_facts(profile),
        "may_unmask": request.actor.can("accounts.identity.unmask", profile),
        "form": VerifyForm(),
        "unmask": UnmaskForm(),
        "number_shown": "",
        **more,
    }
    return render(request, "accounts/profile/person.html", context, status=status)


@door(Level.P1, permission=VERIFY)
@require_POST
def verify(request: Request, profile_id: UUID) -> HttpResponse:
    """Record that the card was seen."""
    profile = profile_for(request.actor, profile_id)
    form = VerifyForm(request.POST)
    if form.is_valid():
        try:
            verify_profile(actor=request.actor, profile_id=profile_id, **form.cleaned_data)
        except Invalid as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Proven. The person may now use services that ask for it."))
            return redirect("profile:person", profile_id=profile_id)
    return _draw(request, profile, status=422, form=form)


@door(Level.P1, permission=VERIFY)
@never_cache
@require_POST
def unmask(request: Request, profile_id: UUID) -> HttpResponse:
    """Show a whole number once, for a reason that the person can read."""
    profile = profile_for(request.actor, profile_id)
    form = UnmaskForm(request.POST)
    shown = ""
    if form.is_valid():
        try:
            shown = unmask_number(actor=request.actor, profile_id=profile_id, **form.cleaned_data)
        except Invalid as refusal:
            form.add_error("reason", str(refusal))
    return _draw(request, profile, status=200 if shown else 422, unmask=form, number_shown=shown)
