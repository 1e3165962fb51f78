"""Keeping and removing: what is past its time, what the last runs did, and holds."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from smartnagari.kernel.actor import Level
from smartnagari.kernel.doors import door
from smartnagari.kernel.errors import Invalid
from smartnagari.kernel.people import names_of
from smartnagari.kernel.retention import retention_rules
from smartnagari.ui.forms import tell

from ..actions.retention import lift_hold, place_hold
from ..forms.retention import HoldForm
from ..queries.profile import HANDLE_RIGHTS
from ..queries.retention import holds_in_force, last_runs, profile_of_email, rules_at_a_glance
from ..requests import Request

RUNS_ON_A_PAGE = 25


@door(Level.P2, permission=HANDLE_RIGHTS)
@never_cache
@require_GET
def overview(request: Request) -> HttpResponse:
    """Every rule with what is due, the last runs, and the holds in force."""
    return _page(request, HoldForm())


def _page(request: Request, form: HoldForm) -> HttpResponse:
    page = Paginator(last_runs(request.actor), RUNS_ON_A_PAGE).get_page(request.GET.get("page"))
    holds = list(holds_in_force())
    names = names_of([hold.placed_by for hold in holds])
    labels = {rule.key: rule.label for rule in retention_rules}
    context = {
        "rules": rules_at_a_glance(request.actor),
        "page": page,
        "runs": [(run, labels.get(run.rule, run.rule)) for run in page],
        "holds": [(hold, labels.get(hold.rule, ""), names.get(hold.placed_by, "")) for hold in holds],
        "form": form,
    }
    return render(request, "accounts/rights/retention.html", context, status=422 if form.errors else 200)


@door(Level.P2, permission=HANDLE_RIGHTS)
@never_cache
@require_POST
def place(request: Request) -> HttpResponse:
    """Stop removal."""
    form = HoldForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        try:
            profile_id = profile_of_email(data["email"])
            place_hold(actor=request.actor, rule=data["rule"], profile_id=profile_id, reason=data["reason"])
        except Invalid as refusal:
            tell(form, refusal)
        else:
            messages.success(request, _("Held. Nothing of this is removed until you lift the hold."))
            return redirect("profile:retention")
    return _page(request, form)


@door(Level.P2, permission=HANDLE_RIGHTS)
@require_POST
def lift(request: Request, hold_id: UUID) -> HttpResponse:
    """End a hold."""
    lift_hold(actor=request.actor, hold_id=hold_id)
    messages.success(request, _("Lifted. What is past its time goes with the next run."))
    return redirect("profile:retention")
