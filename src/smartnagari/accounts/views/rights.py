"""A person's data rights: see, copy, correct, erase, object, pause, agree and withdraw."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from smartnagari.kernel.actor import Level
from smartnagari.kernel.doors import door
from smartnagari.kernel.errors import DomainError, Invalid

from ..actions.consents import give_consent, withdraw_consent
from ..actions.rights import ask, lift, withdraw_request
from ..forms.rights import ASKABLE, KindForm, WishForm
from ..models import DataRequest
from ..presenters.people import held_sections, request_row, request_steps, wish_facts
from ..queries.profile import own_profile, wards_of
from ..queries.rights import (
    answer_of,
    consents_on_offer,
    export_archive,
    held_about,
    holds_on,
    own_request_for,
    own_requests,
    subject_of,
)
from ..requests import Request
from ..rules.rights import RightKind
from ..signin.typed import typed_before
from ..states import OPEN_REQUESTS

REQUESTS_ON_A_PAGE = 20


@door(Level.L1)
@never_cache
@require_GET
def overview(request: Request) -> HttpResponse:
    """All rights with one way to each, the consents, and what has been asked so far."""
    profile = own_profile(request.actor)
    page = Paginator(own_requests(request.actor), REQUESTS_ON_A_PAGE).get_page(request.GET.get("page"))
    now = timezone.now()
    context = {
        "profile": profile,
        "page": page,
        "rows": [request_row(each, now=now) for each in page],
        "consents": consents_on_offer(profile),
    }
    return render(request, "accounts/rights/overview.html", context)


@door(Level.L1)
@never_cache
@require_http_methods(["GET", "POST"])
def new_request(request: Request) -> HttpResponse:
    """Two screens: what is it about, then what comes with it. What was typed is kept on a refusal."""
    sent = request.POST if request.method == "POST" else request.GET
    kind = sent.get("kind", "")
    if kind not in ASKABLE:
        return render(request, "accounts/rights/kind.html", {"form": KindForm(sent or None)})
    own = own_profile(request.actor)
    wards = list(wards_of(own, on=timezone.localdate()))
    form = WishForm(request.POST or typed_before(request), kind=RightKind(kind), own=own, wards=wards)
    if request.method == "POST" and form.is_valid():
        answered = _ask(request, form)
        if answered is not None:
            return redirect("profile:request", number=answered.number)
    holds = holds_on(subject_of(own, request.actor)) if own and kind == RightKind.ERASE else []
    return render(
        request, "accounts/rights/wish.html", {"form": form, "holds": holds, "title": ASKABLE[kind]}
    )


def _ask(request: Request, form: WishForm) -> DataRequest | None:
    subject = form.cleaned_data.get("subject") or None
    try:
        return ask(
            actor=request.actor,
            kind=form.right,
            subject_id=UUID(subject) if subject else None,
            wish=form.wish(),
        )
    except DomainError as refusal:
        if isinstance(refusal, Invalid) and set(refusal.fields) <= set(form.fields):
            for name, sentence in refusal.fields.items():
                form.add_error(name, sentence)
        if form.is_valid():
            form.add_error(None, str(refusal))
        return None


@door(Level.L1)
@never_cache
@require_GET
def show(request: Request, number: str) -> HttpResponse:
    """One request: how far it is, until when, and the answer."""
    found = own_request_for(request.actor, number)
    context = {
        "asked": found,
        "row": request_row(found, now=timezone.now()),
        "steps": request_steps(found),
        **wish_facts(found),
        "answer": answer_of(found),
        "open": found.state in OPEN_REQUESTS,
    }
    return render(request, "accounts/rights/request.html", context)


@door(Level.L1)
@require_POST
def withdraw(request: Request, number: str) -> HttpResponse:
    """The person asks no longer."""
    withdraw_request(actor=request.actor, number=number)
    messages.success(request, _("Withdrawn. Nothing was changed."))
    return redirect("profile:request", number=number)


@door(Level.L1)
@never_cache
@require_http_methods(["GET", "POST"])
def held(request: Request) -> HttpResponse:
    """All that we keep about the person, on one page; asking for it by post leaves a request as proof."""
    if request.method == "POST":
        ask(actor=request.actor, kind=RightKind.ACCESS)
        return redirect("profile:held")
    profile = own_profile(request.actor)
    sections = held_about(subject_of(profile, request.actor)) if profile else []
    return render(request, "accounts/rights/held.html", {"sections": held_sections(sections)})


@door(Level.L1)
@never_cache
@require_POST
def export(request: Request) -> HttpResponse:
    """A copy of everything as a ZIP of JSON and CSV."""
    asked = ask(actor=request.actor, kind=RightKind.EXPORT)
    sections = held_about(subject_of(asked.subject, request.actor))
    archive = export_archive(sections, made_at=timezone.localtime())
    headers = {"Content-Disposition": f'attachment; filename="smart-nagari-{asked.number}.zip"'}
    return HttpResponse(archive, content_type="application/zip", headers=headers)


@door(Level.L1)
@require_POST
def consent(request: Request) -> HttpResponse:
    """Agree or withdraw, each with one button."""
    purpose = request.POST.get("purpose", "")
    if request.POST.get("answer") == "yes":
        give_consent(actor=request.actor, purpose=purpose, version=request.POST.get("version", ""))
        messages.success(request, _("Thank you. You can withdraw this here at any time."))
    else:
        withdraw_consent(actor=request.actor, purpose=purpose)
        messages.success(request, _("Withdrawn. We stop at once, within three days at the latest."))
    return redirect("profile:rights")


@door(Level.L1)
@require_POST
def end_flag(request: Request) -> HttpResponse:
    """End a pause or an objection again."""
    lift(actor=request.actor, flag=request.POST.get("flag", ""))
    messages.success(request, _("Ended. Your data are used again as before."))
    return redirect("profile:rights")
