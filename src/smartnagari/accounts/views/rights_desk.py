"""The data protection officer's desk: requests by deadline, their answers, the record of processing."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from smartnagari.audit.public import record_read
from smartnagari.kernel.actor import Level
from smartnagari.kernel.doors import door
from smartnagari.kernel.errors import Invalid

from ..actions.profile import unmask_number
from ..actions.rights import answer_request, take_request, unmask_wish
from ..forms.rights import AnswerForm, UnmaskInRequestForm
from ..models import DataRequest
from ..presenters.people import profile_facts, request_row, request_steps, wish_facts
from ..queries.processing import record_of_processing
from ..queries.profile import HANDLE_RIGHTS
from ..queries.rights import answer_of, desk_request_for, desk_requests, holds_on, subject_of
from ..requests import Request
from ..rules.rights import RightKind
from ..states import DATA_REQUESTS

ROWS_ON_A_PAGE = 50


@door(Level.P2, permission=HANDLE_RIGHTS)
@never_cache
@require_GET
def worklist(request: Request) -> HttpResponse:
    """Open requests, the most pressing first; or those that are closed. No names: a number is enough."""
    closed = request.GET.get("state") == "closed"
    page = Paginator(desk_requests(request.actor, closed=closed), ROWS_ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    now = timezone.now()
    context = {"page": page, "rows": [request_row(each, now=now) for each in page], "closed": closed}
    return render(request, "accounts/rights/desk_list.html", context)


@door(Level.P2, permission=HANDLE_RIGHTS)
@never_cache
@require_GET
def case(request: Request, number: str) -> HttpResponse:
    """One request with what the person wrote; looking at it goes into the person's access log."""
    found = desk_request_for(request.actor, number)
    record_read(
        actor=request.actor,
        person=found.subject.person_key,
        what="accounts.data_request",
        purpose=_("Data request %(number)s") % {"number": found.number},
        subject=found.number,
    )
    return render(request, "accounts/rights/desk_case.html", _case_context(request, found))


def _case_context(request: Request, found: DataRequest) -> dict[str, object]:
    subject = found.subject
    return {
        "asked": found,
        "row": request_row(found, now=timezone.now()),
        "steps": request_steps(found),
        "facts": profile_facts(subject),
        **wish_facts(found),
        "answer": answer_of(found),
        "holds": holds_on(subject_of(subject, request.actor)) if found.kind == RightKind.ERASE else [],
        "moves": {move.name for move in DATA_REQUESTS.open_to(request.actor, found.state, found)},
        "form": AnswerForm(),
        "unmask": UnmaskInRequestForm(),
        "number_shown": "",
    }


@door(Level.P2, permission=HANDLE_RIGHTS)
@require_POST
def take(request: Request, number: str) -> HttpResponse:
    """Take a request up."""
    take_request(actor=request.actor, number=number)
    return redirect("profile:desk_case", number=number)


@door(Level.P2, permission=HANDLE_RIGHTS)
@never_cache
@require_POST
def answer(request: Request, number: str) -> HttpResponse:
    """Grant or refuse, as the pressed button says; a form that lacks the answer comes back as it was."""
    form = AnswerForm(request.POST)
    move = "finish" if request.POST.get("move") == "finish" else "refuse"
    if form.is_valid():
        try:
            answer_request(actor=request.actor, number=number, move=move, answer=form.cleaned_data["answer"])
        except Invalid as refusal:
            form.add_error("answer", str(refusal))
        else:
            messages.success(request, _("The answer is with the person."))
            return redirect("profile:desk")
    found = desk_request_for(request.actor, number)
    context = _case_context(request, found) | {"form": form}
    return render(request, "accounts/rights/desk_case.html", context, status=422)


@door(Level.P2, permission=HANDLE_RIGHTS)
@never_cache
@require_POST
def unmask(request: Request, number: str) -> HttpResponse:
    """Show a whole number once, for a reason; it is never in an address or a stored page."""
    found = desk_request_for(request.actor, number)
    form = UnmaskInRequestForm(request.POST)
    shown = ""
    if form.is_valid():
        try:
            shown = _whole_number(request, found, **form.cleaned_data)
        except Invalid as refusal:
            form.add_error("reason", str(refusal))
    context = _case_context(request, found) | {"unmask": form, "number_shown": shown}
    return render(request, "accounts/rights/desk_case.html", context, status=200 if shown else 422)


def _whole_number(request: Request, found: DataRequest, *, which: str, reason: str) -> str:
    if which == "asked":
        return unmask_wish(actor=request.actor, number=found.number, reason=reason)
    return unmask_number(actor=request.actor, profile_id=found.subject_id, which=which, reason=reason)


@door(Level.P2, permission=HANDLE_RIGHTS)
@require_GET
def register(request: Request) -> HttpResponse:
    """The record of processing, as the tags of the columns give it."""
    return render(request, "accounts/rights/register.html", {"entries": record_of_processing()})
