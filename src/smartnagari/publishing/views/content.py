"""One content at the desk: where it stands, publishing, preview, history, withdrawal, the second person."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from smartnagari.accounts.public import Request
from smartnagari.files.public import signed_links
from smartnagari.kernel.actor import Level
from smartnagari.kernel.doors import door
from smartnagari.kernel.errors import DomainError, Invalid
from smartnagari.ui.forms import tell

from ..actions.drafts import bring_back, discard_draft, edit_content
from ..actions.moderation import approve_draft, refuse_draft, submit_draft, take_back
from ..actions.publishing import publish_draft
from ..actions.withdrawing import withdraw as withdraw_content
from ..forms import NoteForm, RefusalForm, ScheduleForm
from ..models import Revision
from ..presenters import names, screens_of, state_view
from ..queries.differences import differences
from ..queries.subjects import Subject, revisions_of, subject_for
from ..states import MODERATE, PUBLISH, VIEW, RevisionState
from .site import REGENCY

HISTORY = 30


@door(Level.P1, permission=VIEW)
@require_safe
def content(request: Request, content_id: UUID) -> HttpResponse:
    """Where a content stands: its screens, what is still to be mended, and the way to the public."""
    subject = subject_for(request.actor, content_id)
    return _draw_content(request, subject, ScheduleForm())


def _draw_content(request: Request, subject: Subject, form: ScheduleForm) -> HttpResponse:
    draft = subject.draft
    row = subject.row()
    screens = screens_of(subject, draft.typed) if draft is not None else []
    actor, place = request.actor, subject.place
    context = {
        **place_context(subject),
        "draft": draft,
        "state": state_view(draft) if draft else None,
        "row": row,
        "url": subject.kind.url(row) if subject.kind.url and row is not None and row.is_live else "",
        "screens": screens,
        "wrong": sum(len(each.problems) for each in screens),
        "form": form,
        "may_write": actor.can(subject.kind.permission, place),
        "may_publish": actor.can(PUBLISH, place),
        "may_moderate": actor.can(MODERATE, place) and draft is not None and draft.submitted_by != actor.key,
    }
    with signed_links():
        return render(request, "publishing/content.html", context)


def place_context(subject: Subject) -> dict[str, Any]:
    """What every page of one content says: which, of what kind, whose."""
    return {
        "subject": subject,
        "kind": subject.kind,
        "area": subject.area,
        "code": subject.area.code if subject.area else REGENCY,
        "title": _title(subject),
    }


def _title(subject: Subject) -> Any:
    """The line of this content; of a kind that is there once, the kind says enough."""
    shown = subject.draft or subject.live
    return (
        subject.kind.label if subject.kind.singleton or shown is None else shown.title or subject.kind.label
    )


@door(Level.P1, permission=VIEW)
@require_POST
def publish(request: Request, content_id: UUID) -> HttpResponse:
    """Publish the draft, or send it to the second person where the regency wants one."""
    subject = subject_for(request.actor, content_id)
    form = ScheduleForm(request.POST)
    if not form.is_valid():
        return _draw_content(request, subject, form)
    act = submit_draft if subject.moderated else publish_draft
    try:
        done = act(actor=request.actor, subject_id=content_id, schedule=form.schedule)
    except Invalid as refusal:
        tell(form, refusal)
        return _draw_content(request, subject, form)
    messages.success(request, _told(done))
    return redirect("publishing:content", content_id=content_id)


def _told(revision: Revision) -> str:
    match revision.state:
        case RevisionState.WAITING:
            return _("Sent. A second person looks at it; you see here what comes of it.")
        case RevisionState.SCHEDULED:
            return _("It will be published by itself at its time.")
        case _:
            return _("Published. Everybody sees it now.")


STEPS = {"ubah": edit_content, "tarik": take_back, "buang": discard_draft}


@door(Level.P1, permission=VIEW)
@require_POST
def step(request: Request, content_id: UUID) -> HttpResponse:
    """Change what is live, take back what was sent, throw away a draft."""
    name = request.POST.get("langkah", "")
    subject = subject_for(request.actor, content_id, edit=True)
    if name not in STEPS:
        return redirect("publishing:content", content_id=content_id)
    STEPS[name](actor=request.actor, subject_id=content_id)
    if name == "ubah" and not subject.kind.singleton:
        return redirect("publishing:screen", content_id=content_id)
    if name == "buang" and subject.live is None:
        messages.success(request, _("Thrown away."))
        return redirect("publishing:home")
    return redirect("publishing:content", content_id=content_id)


@door(Level.P1, permission=VIEW)
@require_safe
def preview(request: Request, content_id: UUID) -> HttpResponse:
    """The public page as it would be, under a strip that says so."""
    subject = subject_for(request.actor, content_id)
    shown = subject.draft or subject.live
    form = subject.form(shown.typed) if shown is not None else None
    if form is None or subject.kind.preview is None or not form.is_valid():
        messages.warning(request, _("There is no preview yet: mend what is listed below first."))
        return redirect("publishing:content", content_id=content_id)
    template, context = subject.kind.preview(form.cleaned, subject.area)
    strip = render_to_string("publishing/_strip.html", {"subject": subject}, request)
    with signed_links():
        page = render(request, template, context)
    page.content = re.sub(rb"(<body[^>]*>)", lambda match: match[0] + strip.encode(), page.content, count=1)
    page["X-Robots-Tag"] = "noindex"
    return page


@door(Level.P1, permission=VIEW)
def history(request: Request, content_id: UUID) -> HttpResponse:
    """Every version with what differs from the one before; one of them can be brought back as a draft."""
    subject = subject_for(request.actor, content_id)
    if request.method == "POST":
        number = request.POST.get("versi", "")
        bring_back(actor=request.actor, subject_id=content_id, number=_whole(number))
        messages.success(request, _("It is a draft again. Look through it, then publish it."))
        return redirect("publishing:content", content_id=content_id)
    found = list(revisions_of(content_id).exclude(state=RevisionState.DISCARDED)[: HISTORY + 1])
    known = names(revision.author for revision in found)
    rows = [
        {
            "revision": revision,
            "state": state_view(revision),
            "by": known.get(revision.author, revision.author),
            "changes": differences(subject, before.typed if before else {}, revision.typed),
        }
        for revision, before in zip(found[:HISTORY], [*found[1:], None][:HISTORY], strict=False)
    ]
    may_write = request.actor.can(subject.kind.permission, subject.place) and subject.draft is None
    context = {**place_context(subject), "rows": rows, "may_write": may_write}
    return render(request, "publishing/history.html", context)


def _whole(number: str) -> int:
    return int(number) if number.isascii() and number.isdigit() and len(number) < 9 else 0


@door(Level.P1, permission=PUBLISH)
def withdraw(request: Request, content_id: UUID) -> HttpResponse:
    """Take what is live down, after a question and with a reason."""
    subject = subject_for(request.actor, content_id, permission=PUBLISH)
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        note = form.cleaned_data["note"]
        withdraw_content(actor=request.actor, kind=subject.kind, subject_id=content_id, note=note)
        messages.success(request, _("Taken down. Its pages say that it is not there any more."))
        return redirect("publishing:content", content_id=content_id)
    return render(request, "publishing/withdraw.html", {**place_context(subject), "form": form})


@door(Level.P1, permission=MODERATE)
def review(request: Request, content_id: UUID) -> HttpResponse:
    """The second person: what is new, then approve it or send it back with a note."""
    subject = subject_for(request.actor, content_id, permission=MODERATE)
    draft = subject.draft
    if draft is None or draft.state != RevisionState.WAITING:
        return redirect("publishing:content", content_id=content_id)
    refusing = request.method == "POST" and request.POST.get("putusan") == "tolak"
    form = RefusalForm(request.POST if refusing else None)
    if request.method == "POST" and (not refusing or form.is_valid()):
        try:
            return _decided(request, content_id, form if refusing else None)
        except DomainError as refusal:
            tell(form, refusal) if form.is_bound else messages.error(request, str(refusal))
    live = subject.live.typed if subject.live else {}
    context = {
        **place_context(subject),
        "draft": draft,
        "changes": differences(subject, live, draft.typed),
        "by": names([draft.submitted_by]).get(draft.submitted_by, draft.submitted_by),
        "form": form,
    }
    return render(request, "publishing/review.html", context)


def _decided(request: Request, content_id: UUID, form: RefusalForm | None) -> HttpResponse:
    if form is not None:
        refuse_draft(actor=request.actor, subject_id=content_id, note=form.cleaned_data["note"])
        messages.success(request, _("Sent back to its author."))
    else:
        messages.success(request, _told(approve_draft(actor=request.actor, subject_id=content_id)))
    return redirect("desk:queue")
