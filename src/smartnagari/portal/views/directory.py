"""The directory of offices, and where the data come from."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from smartnagari.accounts.public import Request
from smartnagari.kernel.doors import open_door
from smartnagari.kernel.freshness import ready
from smartnagari.portal import directory, machines, pages
from smartnagari.portal.emergency import all_numbers
from smartnagari.regions.public import terms


@ready
@open_door
@require_safe
def office_list(request: Request) -> HttpResponse:
    village = terms(request.tenant).village.capitalize()
    wanted = directory.wanted_in(request.GET)
    context = directory.listing(request.tenant, wanted, request.GET.get("halaman"), village)
    return render(request, "portal/offices.html", context)


@ready
@open_door
@require_safe
def office(request: Request, slug: str) -> HttpResponse:
    context = directory.page_of_office(request.tenant, slug)
    facts = context["office_facts"]
    context["data"] = machines.office_data(facts, request.tenant, request.build_absolute_uri)
    return render(request, "portal/office.html", context)


@ready
@open_door
@require_safe
def about_data(request: Request) -> HttpResponse:
    return render(request, "portal/about_data.html", pages.about())


@ready
@open_door
@require_safe
def emergency(request: Request) -> HttpResponse:
    return render(request, "portal/emergency.html", {"numbers": all_numbers(request.tenant)})
