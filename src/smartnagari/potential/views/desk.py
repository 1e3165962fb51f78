"""Verification at the desk: what waits, and one entry with its figures and the question."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from smartnagari.accounts.public import Request
from smartnagari.kernel.actor import Level
from smartnagari.kernel.doors import door
from smartnagari.kernel.errors import Conflict, Invalid
from smartnagari.ui.forms import tell

from ..actions.verify import Seen, verify_item
from ..forms.verify import VerifyForm
from ..models import PotentialItem
from ..policies import VERIFY
from ..presenters import items as shown
from ..queries.verification import agency_of, item_to_verify, to_verify_rows, verifications_of
from ..terms import terms_of
from ..types import Terms


@door(Level.P1, permission=VERIFY)
@require_safe
def to_verify(request: Request) -> HttpResponse:
    """Entries that this officer vouches for; those that nobody has seen come first."""
    terms = terms_of(request.tenant)
    page = Paginator(to_verify_rows(request.actor, terms), 25).get_page(request.GET.get("page"))
    lines = zip(page.object_list, shown.item_rows(page.object_list, terms), strict=True)
    return render(request, "potential/desk/to_verify.html", {"page": page, "lines": list(lines)})


@door(Level.P1, permission=VERIFY)
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: Request, item_id: UUID) -> HttpResponse:
    terms = terms_of(request.tenant)
    item = item_to_verify(request.actor, item_id, terms)
    form = VerifyForm(request.POST or None, terms=terms, initial={"version": item.version})
    if request.method == "POST" and form.is_valid() and _verified(request, item, form, terms):
        messages.success(request, _("Thank you. The page says now when it was verified, and by whom."))
        return redirect("potential:to-verify")
    status = 422 if form.errors else 200
    return render(request, "potential/desk/verify.html", _context(item, form, terms), status=status)


def _verified(request: Request, item: PotentialItem, form: VerifyForm, terms: Terms) -> bool:
    """Whether it is vouched for now; a refusal that can be mended stands in the form."""
    seen = Seen(**form.cleaned_data, agency=agency_of(request.actor))
    try:
        verify_item(actor=request.actor, subject_id=item.pk, seen=seen, terms=terms)
    except (Conflict, Invalid) as refusal:
        tell(form, refusal)
        return False
    return True


def _context(item: PotentialItem, form: VerifyForm, terms: Terms) -> dict[str, object]:
    return {
        "item": item,
        "row": shown.item_row(item, terms),
        "figures": shown.figures_of(item, terms),
        "facts": shown.facts_of(item, terms),
        "earlier": verifications_of(item),
        "form": form,
    }
