"""The first page of the workspace: what this officer can do here."""

from __future__ import annotations

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from smartnagari.kernel.actor import Level
from smartnagari.kernel.doors import door
from smartnagari.ui.navigation import desk_menu, entries

from ..presenters.desk import assignment_rows
from ..queries.grants import assignments_of
from ..requests import Request

ROWS = 40


def page_of(request: Request, rows: QuerySet) -> Page:
    """The page of a list that the address asks for."""
    return Paginator(rows, ROWS).get_page(request.GET.get("page"))


@door(Level.P1, permission="workspace.enter")
@require_safe
def home(request: Request) -> HttpResponse:
    """Where the officer works and the doors that are open to them."""
    mine = assignments_of(user_id=request.actor.user, tenant_id=request.tenant.pk, today=timezone.localdate())
    rows = assignment_rows(mine.select_related("user", "area", "agency", "office").order_by("role", "pk"))
    doors = [
        entry for entry in entries(desk_menu, request.path, request.actor) if entry["url"] != request.path
    ]
    return render(request, "accounts/desk/home.html", {"rows": rows, "doors": doors})
