"""A telephone that several people share, and a number that somebody else had before."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.flows.signup import complete_signup
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from smartnagari.kernel.doors import open_door
from smartnagari.kernel.errors import DomainError, Invalid

from ..actions.numbers import claim_number, join_family_phone, refuse_claim
from ..actions.secrets import open_secret, seal_secret
from ..forms.numbers import CodeForm, NumberForm
from ..forms.signin import FamilySignupForm
from ..requests import Request
from ..rules.phone import masked
from ..signin import proofs

CLAIM, FAMILY = "claim", "family"


@open_door
def recycled_number(request: Request) -> HttpResponse:
    """First step: the number. It was somebody else's, and now it is mine."""
    form = NumberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        proofs.begin(request, CLAIM, form.cleaned_data["phone"])
        return redirect("recycled_number_code")
    return render(request, "account/recycled_number.html", {"form": form})


@open_door
def recycled_number_code(request: Request) -> HttpResponse:
    """Second step: the code, and from when the number is free."""
    phone = proofs.pending(request, CLAIM)
    if not phone:
        return redirect("recycled_number")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            proofs.finish(request, CLAIM, form.cleaned_data["code"])
        except Invalid as error:
            form.add_error("code", str(error))
        else:
            return _settle(request, phone)
    return render(request, "account/proof_code.html", {"form": form, "contact": masked(phone)})


def _settle(request: Request, phone: str) -> HttpResponse:
    """The holder of the account keeps the number; anybody else waits for it."""
    mine = request.user.is_authenticated and request.user.phone == phone
    claim = None
    if mine:
        get_adapter(request).set_phone_verified(request.user, phone)
        refuse_claim(actor=request.actor, user=request.user)
    else:
        url = request.build_absolute_uri(reverse("recycled_number"))
        claim = claim_number(actor=request.actor, phone=phone, url=url)
    context = {"claim": claim, "mine": mine, "phone": masked(phone)}
    return render(request, "account/recycled_number_done.html", context)


@open_door
def family_phone(request: Request) -> HttpResponse:
    """First step: an own account on the family's telephone."""
    form = FamilySignupForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answers = form.cleaned_data
        proofs.begin(request, FAMILY, answers["phone"])
        request.session["family_signup"] = {
            "name": answers["name"],
            "password": seal_secret(answers["password1"], purpose="family"),
        }
        return redirect("family_phone_code")
    return render(request, "account/family_phone.html", {"form": form})


@open_door
def family_phone_code(request: Request) -> HttpResponse:
    """Second step: the code from the telephone; then the account is open and signed in."""
    phone, kept = proofs.pending(request, FAMILY), request.session.get("family_signup")
    if not phone or not kept:
        return redirect("family_phone")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            proofs.finish(request, FAMILY, form.cleaned_data["code"])
            return _open_family_account(request, phone, request.session.pop("family_signup"))
        except DomainError as error:
            form.add_error("code", str(error))
    return render(request, "account/proof_code.html", {"form": form, "contact": masked(phone)})


def _open_family_account(request: Request, phone: str, kept: dict[str, str]) -> HttpResponse:
    password = open_secret(kept["password"], purpose="family")
    user = join_family_phone(actor=request.actor, name=kept["name"], phone=phone, password=password)
    record_authentication(request, user, "code", phone=phone)
    return complete_signup(request, user=user)
