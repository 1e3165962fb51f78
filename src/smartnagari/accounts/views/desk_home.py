"""The first page of the workspace: what this officer can do here."""

from __future__ import annotations

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from smartnagari.kernel.actor import Level
from smartnagari.kernel.doors import door
from smartnagari.ui.navigation import desk_menu, entries, what_waits

from ..presenters.desk import assignment_rows
from ..queries.grants import assignments_of
from ..requests import Request

ROWS = 40


def page_of(request: Request, rows: QuerySet) -> Page:
    """The page of a list that the address asks for."""
    return Paginator(rows, ROWS).get_page(request.GET.get("page"))


def greeting(hour: int) -> str:
    """What one says at this hour of the day."""
    if hour < 11:
        return _("Good morning")
    return _("Good day") if hour < 15 else _("Good afternoon") if hour < 18 else _("Good evening")


@door(Level.P1, permission="workspace.enter")
@require_safe
def home(request: Request) -> HttpResponse:
    """A greeting, what waits for the officer, the doors open to them, and where they work."""
    mine = assignments_of(user_id=request.actor.user, tenant_id=request.tenant.pk, today=timezone.localdate())
    rows = assignment_rows(mine.select_related("user", "area", "agency", "office").order_by("role", "pk"))
    doors = [
        entry for entry in entries(desk_menu, request.path, request.actor) if entry["url"] != request.path
    ]
    now = timezone.localtime()
    context = {
        "rows": rows,
        "doors": doors,
        "waits": what_waits(request, request.actor),
        "greeting": greeting(now.hour),
        "now": now,
    }
    return render(request, "accounts/desk/home.html", context)
