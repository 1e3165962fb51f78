"""The person's own pages: what there is, what we keep, who has looked."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from smartnagari.audit.public import reads_of
from smartnagari.kernel.actor import Level
from smartnagari.kernel.doors import door
from smartnagari.kernel.errors import Invalid, TooMany

from ..actions.codes import hidden
from ..actions.profile import save_own_profile
from ..actions.tries import check_tries, count_failure
from ..forms.profile import ProfileForm
from ..presenters.people import access_rows, access_steps, profile_facts
from ..queries.profile import completeness, own_profile
from ..queries.rights import own_requests
from ..requests import Request
from ..signin.typed import typed_before
from ..states import OPEN_REQUESTS

READS_ON_A_PAGE = 50


@door(Level.L1)
@never_cache
@require_GET
def home(request: Request) -> HttpResponse:
    """The person's own first page: how complete the profile is, and the ways on."""
    profile = own_profile(request.actor)
    done, parts = completeness(profile)
    context = {
        "name": profile.name if profile and profile.name else getattr(request.user, "name", ""),
        "done": done,
        "parts": parts,
        "complete": done == parts,
        "open_requests": own_requests(request.actor).filter(state__in=OPEN_REQUESTS).count(),
    }
    return render(request, "accounts/profile/home.html", context)


@door(Level.L1)
@never_cache
@require_http_methods(["GET", "POST"])
def my_data(request: Request) -> HttpResponse:
    """What the person states about themselves, with numbers masked; and the form to change it."""
    profile = own_profile(request.actor)
    form = ProfileForm(request.POST or typed_before(request), profile=profile, name=request.user.name)
    if request.method == "POST" and form.is_valid():
        _save(request, form)
        if form.is_valid():
            messages.success(request, _("Saved."))
            for sentence in form.advice():
                messages.warning(request, sentence)
            return redirect("profile:my_data")
    context = {"form": form, "profile": profile, "facts": profile_facts(profile)}
    return render(request, "accounts/profile/my_data.html", context)


def _save(request: Request, form: ProfileForm) -> None:
    """Save; a refusal becomes errors of the form. Who tries the numbers of others is slowed down."""
    tries = [hidden("nik", str(request.actor.user))]
    try:
        if form.cleaned_data["nik"]:
            check_tries(keys=tries)
        save_own_profile(actor=request.actor, entry=form.entry())
    except TooMany as refusal:
        minutes = -(-int(str(refusal.facts["retry_after"])) // 60)
        form.add_error(
            "nik", _("Too many tries with this field. Wait %(minutes)s minutes.") % {"minutes": minutes}
        )
    except Invalid as refusal:
        for name, sentence in refusal.fields.items():
            form.add_error(name, sentence)
        if refusal.facts.get("taken"):
            count_failure(keys=tries)


@door(Level.L1)
@never_cache
@require_GET
def access_trail(request: Request) -> HttpResponse:
    """Who has seen the person's data, when and what for; newest first, page by page."""
    profile = own_profile(request.actor)
    before = whole_number(request.GET.get("before", ""))
    reads = reads_of(profile.person_key, before=before, limit=READS_ON_A_PAGE + 1) if profile else []
    rows = access_rows(reads[:READS_ON_A_PAGE])
    context = {
        "rows": rows,
        "steps": access_steps(rows),
        "older": reads[READS_ON_A_PAGE - 1].id if len(reads) > READS_ON_A_PAGE else None,
        "first_page": before is None,
    }
    return render(request, "accounts/profile/access_trail.html", context)


def whole_number(text: str) -> int | None:
    """A number from an address; anything else counts as not given."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
