"""Writing: one group of questions a screen, kept as typed whatever it is, files included."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from smartnagari.accounts.public import Request, typed_before
from smartnagari.files.public import describe_file, keep_upload, signed_links
from smartnagari.kernel.actor import Level
from smartnagari.kernel.doors import door
from smartnagari.kernel.errors import Invalid
from smartnagari.kernel.plain import printable

from ..actions.drafts import save_screen
from ..fields import StoredFileField
from ..guided import GuidedForm, fields_of
from ..presenters import has_wrong, rows_of, with_errors_of
from ..queries.subjects import Subject, subject_for
from ..rules.typed import NUMBER, Typed, belongs, replaced, row_numbers, with_row, without_row
from ..states import VIEW
from ..types import Group, Saved

SCREEN, CHECK, GOAL = "bagian", "periksa", "tujuan"


@door(Level.P1, permission=VIEW)
@transaction.non_atomic_requests
def screen(request: Request, content_id: UUID) -> HttpResponse:
    """One screen of the draft: drawn as it was typed, saved whatever it is."""
    subject = subject_for(request.actor, content_id, edit=True)
    draft = subject.draft
    if draft is None or not draft.is_editable:
        return redirect("publishing:content", content_id=content_id)
    wanted = request.GET.get(SCREEN, "")
    group = subject.form(draft.typed).group_of(wanted)
    if request.method == "POST":
        asked = not wanted or group.key == wanted
        return _save(request, subject, group) if asked else _not_asked(request, subject)
    before = typed_before(request)
    typed = draft.typed
    if before is not None:
        typed = replaced(typed, dict(before.lists()), group.fields, group.rows)
    form = subject.form(typed)
    form = with_errors_of(form, group) if CHECK in request.GET else form.without_errors()
    return _draw(request, subject, group, form, edits=_edits(before) if before else draft.edits)


def _not_asked(request: Request, subject: Subject) -> HttpResponse:
    """A colleague has meanwhile given an answer that makes this screen needless."""
    messages.warning(request, _("This part is not asked any more: an answer before it has changed."))
    return redirect("publishing:content", content_id=subject.id)


def _edits(sent: Any) -> int:
    number = str(sent.get("suntingan", ""))[:9]
    return int(number) if number.isascii() and number.isdigit() else 0


def _save(request: Request, subject: Subject, group: Group) -> HttpResponse:
    sent: Typed = {
        name: [printable(text) for text in request.POST.getlist(name)]
        for name in request.POST
        if printable(name) == name and belongs(name, group.fields, group.rows)
    }
    sent, wrong = _with_files(request, subject, group, sent)
    goal, _colon, target = request.POST.get(GOAL, "").partition(":")
    sent = _with_rows(subject, group, sent, goal, target)
    saved = save_screen(
        actor=request.actor, subject_id=subject.id, group=group, sent=sent, edits=_edits(request.POST)
    )
    if saved.conflict or wrong:
        return _again(request, subject, group, sent, wrong, saved)
    if goal == "simpan":
        at = formats.time_format(timezone.localtime(), "H.i")
        messages.success(
            request, _("Draft saved at %(time)s. You may close this and go on later.") % {"time": at}
        )
    return redirect(_after(subject, group, sent, goal, target))


def _with_rows(subject: Subject, group: Group, sent: Typed, goal: str, target: str) -> Typed:
    if goal == "tambah" and target in group.rows:
        return with_row(sent, target, fields_of(subject.kind.form.rows[target]))
    key, _dash, number = target.rpartition("-")
    if goal == "hapus" and key in group.rows and re.fullmatch(NUMBER, number):
        return without_row(sent, key, int(number))
    return sent


def _with_files(
    request: Request, subject: Subject, group: Group, sent: Typed
) -> tuple[Typed, dict[str, str]]:
    """What was sent with its uploads kept and named by their keys, and the sentences for those refused."""
    wrong: dict[str, str] = {}
    for bound in _file_fields(_of_screen(subject, group, sent), group):
        name, field = bound.html_name, bound.field
        dropped = set(request.POST.getlist(f"{name}-drop"))
        keys = [key for key in sent.get(name, []) if key and key not in dropped]
        for key in keys:
            if f"{name}-alt-{key}" in request.POST:
                describe_file(actor=request.actor, file_id=key, alt=request.POST[f"{name}-alt-{key}"])
        for upload in request.FILES.getlist(f"{name}-upload"):
            try:
                alt = request.POST.get(f"{name}-alt", "")
                file = keep_upload(actor=request.actor, upload=upload, allow=field.kinds, alt=alt)
            except Invalid as refusal:
                wrong[name] = str(refusal)
                continue
            keys = [*keys, str(file.pk)] if field.many else [str(file.pk)]
        sent = {**sent, name: keys}
    return sent, wrong


def _of_screen(subject: Subject, group: Group, sent: Typed) -> GuidedForm:
    """The form with what this screen sent alone, and the answer elsewhere that lets the screen be asked."""
    assert subject.draft is not None
    lead = group.only[0] if group.only else ""
    return subject.form({lead: subject.draft.typed.get(lead, []), **sent} if lead else sent)


def _file_fields(form: GuidedForm, group: Group) -> list[Any]:
    shown = [form[name] for name in group.fields]
    shown += [bound for key in group.rows for row in form.row_forms[key] for bound in row]
    return [bound for bound in shown if isinstance(bound.field, StoredFileField)]


def _after(subject: Subject, group: Group, sent: Typed, goal: str, target: str) -> str:
    """Where to go once a screen is saved."""
    assert subject.draft is not None
    form = subject.form(replaced(subject.draft.typed, sent, group.fields, group.rows))
    groups = form.asked
    at = groups.index(group)
    here = reverse("publishing:screen", kwargs={"content_id": subject.id})
    if goal in {"tambah", "hapus", "simpan"}:
        last = row_numbers(sent, target)[-1:] if goal == "tambah" else []
        mark = f"#{target}-{len(row_numbers(sent, target)) - 1}" if last else ""
        return f"{here}?{urlencode({SCREEN: group.key})}{mark}"
    if goal == "kembali":
        return f"{here}?{urlencode({SCREEN: groups[max(0, at - 1)].key})}"
    if has_wrong(_of_screen(subject, group, sent), group):
        return f"{here}?{urlencode({SCREEN: group.key, CHECK: '1'})}"
    if goal == "lanjut" and at + 1 < len(groups):
        return f"{here}?{urlencode({SCREEN: groups[at + 1].key})}"
    return reverse("publishing:content", kwargs={"content_id": subject.id})


def _again(
    request: Request, subject: Subject, group: Group, sent: Typed, wrong: dict[str, str], saved: Saved
) -> HttpResponse:
    """The screen once more with what was typed, and what a colleague changed or which file was refused."""
    assert subject.draft is not None
    form = subject.form(replaced(subject.draft.typed, sent, group.fields, group.rows))
    form.without_errors()
    for bound in _file_fields(form, group):
        if bound.html_name in wrong:
            bound.form.errors.setdefault(bound.name, bound.form.error_class()).append(wrong[bound.html_name])
    return _draw(request, subject, group, form, edits=saved.edits, saved=saved)


def _draw(
    request: Request,
    subject: Subject,
    group: Group,
    form: GuidedForm,
    *,
    edits: int,
    saved: Saved | None = None,
) -> HttpResponse:
    groups = form.asked
    at = groups.index(group)
    context = {
        "subject": subject,
        "group": group,
        "form": form,
        "fields": [form[name] for name in group.fields],
        "row_groups": rows_of(form, group),
        "names": [each.title for each in groups],
        "number": at + 1,
        "first": at == 0,
        "last": at + 1 == len(groups),
        "edits": edits,
        "saved": saved,
    }
    with signed_links():
        return render(request, "publishing/screen.html", context)
