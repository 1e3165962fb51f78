"""The directory of offices, and where the data come from."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from smartnagari.accounts.public import Request, office_facts
from smartnagari.kernel.doors import open_door
from smartnagari.kernel.freshness import ready
from smartnagari.portal import pages, queries


@ready
@open_door
@require_safe
def office_list(request: Request) -> HttpResponse:
    words = queries.typed(request.GET.get("q"))
    kind = queries.typed(request.GET.get("jenis"))
    rows = queries.offices_like(queries.offices(), words)
    if kind:
        rows = rows.filter(kind=kind)
    page = queries.page_of(rows.order_by("name", "slug"), request.GET.get("halaman"))
    context = {"page": page, "words": words, "chosen": kind, "kinds": queries.office_kinds()}
    return render(request, "portal/offices.html", context)


@ready
@open_door
@require_safe
def office(request: Request, slug: str) -> HttpResponse:
    facts = office_facts(request.tenant, queries.office_of(slug))
    return render(request, "portal/office.html", pages.office(facts))


@ready
@open_door
@require_safe
def about_data(request: Request) -> HttpResponse:
    return render(request, "portal/about_data.html", pages.about())
