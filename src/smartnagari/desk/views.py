"""The queue of an officer: what is to be done, the most urgent first."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from smartnagari.accounts.public import Request
from smartnagari.kernel.actor import Level
from smartnagari.kernel.doors import door
from smartnagari.kernel.people import names_of

from .actions import claim_item, give_back_item
from .forms import QueueFilter
from .presenters import item_rows
from .queries import ENTER, queue

ROWS = 40


@door(Level.P1, permission=ENTER)
@require_safe
def queue_page(request: Request) -> HttpResponse:
    """Work that this officer may do, paged, by its due moment."""
    form = QueueFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    items = queue(request.actor, kind=wanted.get("kind", ""), mine=wanted.get("mine", False))
    page = Paginator(items, ROWS).get_page(request.GET.get("page"))
    names = names_of({item.held_by for item in page} - {""})
    rows = item_rows(page, names=names, me=request.actor.key, now=timezone.now())
    return render(request, "desk/queue.html", {"page": page, "rows": rows, "form": form})


@door(Level.P1, permission=ENTER)
@require_POST
def claim(request: Request, task_id: UUID) -> HttpResponse:
    """Take up a task and go to where it is done."""
    item = claim_item(actor=request.actor, item_id=task_id)
    messages.success(request, _("The task is yours."))
    return redirect(item.address)


@door(Level.P1, permission=ENTER)
@require_POST
def give_back(request: Request, task_id: UUID) -> HttpResponse:
    """Put a task back for everybody."""
    give_back_item(actor=request.actor, item_id=task_id)
    messages.success(request, _("The task waits for everybody again."))
    return redirect("desk:queue")
