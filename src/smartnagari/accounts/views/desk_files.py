"""Tables at the desk: a hand-over of many offices, officers by the dozen."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from smartnagari.kernel.actor import Level
from smartnagari.kernel.doors import door
from smartnagari.kernel.errors import Invalid

from ..actions.handover import apply_handover, keep_handover
from ..actions.officers import import_officers
from ..forms.desk import UploadForm, tell
from ..queries.handover import APPLY, blank_sheet, check_handover, handover_for, handovers, lines_of
from ..queries.officers import IMPORT, check_officers
from ..queries.sentences import described, sentence
from ..requests import Request
from ..rules.csvfiles import Unreadable
from .desk_home import page_of

SHOWN_PROBLEMS = 100


@door(Level.P3, permission=APPLY)
def handover_list(request: Request) -> HttpResponse:
    """Earlier hand-overs, and the file for a new one."""
    form = UploadForm(request.POST or None, request.FILES or None)
    problems: list[str] = []
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        content = file.read()
        try:
            checked = check_handover(request.actor, content)
            problems = [described(problem) for problem in checked.problems]
            if not problems:
                kept = keep_handover(
                    actor=request.actor, file_name=file.name, content=content, checked=checked
                )
                return redirect("offices:handover", reference=kept.reference)
        except Unreadable as fault:
            form.add_error("file", sentence(fault.code, dict(fault.facts)))
    context = {
        "page": page_of(request, handovers(request.actor)),
        "form": form,
        "problems": problems[:SHOWN_PROBLEMS],
        "problem_count": len(problems),
    }
    return render(request, "accounts/desk/handovers.html", context, status=422 if problems else 200)


@door(Level.P2, permission=APPLY)
@require_safe
def sheet(request: Request) -> HttpResponse:
    """A table of all nagari offices to fill in."""
    answer = HttpResponse(blank_sheet(request.actor), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="serah-terima.csv"'
    return answer


@door(Level.P2, permission=APPLY)
@require_safe
def handover(request: Request, reference: str) -> HttpResponse:
    """What a hand-over will change, or has changed, line by line."""
    found = handover_for(request.actor, reference)
    waiting = found.applied_at is None
    context = {"handover": found, "page": page_of(request, lines_of(found)), "waiting": waiting}
    return render(request, "accounts/desk/handover.html", context)


@door(Level.P3, permission=APPLY)
@require_POST
def apply(request: Request, reference: str) -> HttpResponse:
    """Hand the offices over."""
    try:
        apply_handover(actor=request.actor, reference=reference)
        messages.success(request, _("The offices have been handed over."))
    except Invalid as refusal:
        messages.error(request, str(refusal))
    return redirect("offices:handover", reference=reference)


@door(Level.P3, permission=IMPORT)
def officers(request: Request) -> HttpResponse:
    """Take up officers from a file: looked at with one button, carried out with the other."""
    form = UploadForm(request.POST or None, request.FILES or None)
    context = {"form": form, "problems": [], "problem_count": 0, "checked": None}
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data["file"].read()
        try:
            checked = check_officers(request.actor, content)
            problems = [described(problem) for problem in checked.problems]
            context |= {"problems": problems[:SHOWN_PROBLEMS], "problem_count": len(problems)}
            if not problems and "carry_out" in request.POST:
                return _carried_out(request, content)
            context["checked"] = checked
        except Unreadable as fault:
            form.add_error("file", sentence(fault.code, dict(fault.facts)))
        except Invalid as refusal:
            tell(form, refusal)
    return render(request, "accounts/desk/officers.html", context)


def _carried_out(request: Request, content: bytes) -> HttpResponse:
    done = import_officers(actor=request.actor, content=content)
    said = _("%(accounts)s accounts opened, %(active)s roles in force, %(waiting)s wait for a second person.")
    facts = {"accounts": done.accounts, "active": done.active, "waiting": done.waiting}
    messages.success(request, said % facts)
    return redirect("offices:assignments")
