"""The auditor's desk: the log by case, person and period, on the screen and as a file."""

from __future__ import annotations

from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from smartnagari.audit.public import Selection, latest_entries
from smartnagari.kernel.actor import Level
from smartnagari.kernel.doors import door
from smartnagari.kernel.errors import Invalid

from ..actions.auditing import FORMATS, export_log
from ..forms.desk import AuditForm, tell
from ..queries.auditing import EXPORT, READ, selection_of, with_names
from ..requests import Request

ROWS = 50


def _selection(form: AuditForm) -> Selection | None:
    """What the form asks for; ``None`` with the fault told in the form."""
    if not form.is_valid():
        return None
    try:
        return selection_of(**form.cleaned_data)
    except Invalid as refusal:
        tell(form, refusal)
        return None


@door(Level.P2, permission=READ)
@never_cache
@require_safe
def log(request: Request) -> HttpResponse:
    """The newest entries of the selection, and the way to older ones."""
    form = AuditForm(request.GET)
    selection = _selection(form)
    before = request.GET.get("before", "")
    found = []
    if selection is not None:
        oldest = int(before) if before.isascii() and before.isdigit() and len(before) < 19 else None
        found = latest_entries(selection, before=oldest, limit=ROWS + 1)
    query = request.GET.copy()
    query.pop("before", None)
    context = {
        "form": form,
        "lines": with_names(found[:ROWS]),
        "older": found[ROWS - 1].entry.id if len(found) > ROWS else 0,
        "query": query.urlencode(),
        "may_export": request.actor.can(EXPORT),
    }
    return render(request, "accounts/desk/audit.html", context, status=200 if selection else 422)


@door(Level.P3, permission=EXPORT)
@never_cache
@require_safe
def export(request: Request, form: str) -> HttpResponseBase:
    """The whole selection as a file; that it was taken is in the log itself."""
    selection = _selection(AuditForm(request.GET))
    if selection is None or form not in FORMATS:
        raise Invalid(_("Narrow the selection on the page of the log first."))
    file = export_log(actor=request.actor, selection=selection, form=form)
    name = f"audit-{timezone.localdate():%Y%m%d}.{form}"
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/octet-stream")
