"""Enterprises and producers' groups of the regency."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from smartnagari.accounts.public import Request
from smartnagari.kernel import freshness
from smartnagari.kernel.doors import open_door
from smartnagari.ui.navigation import indonesian_address

from .. import pages
from ..queries.enterprises import enterprise_of, group_of
from ..terms import terms_of


@freshness.ready
@open_door
@require_safe
def enterprise_list(request: Request) -> HttpResponse:
    context = pages.enterprise_list(request.GET, terms_of(request.tenant))
    return render(request, "potential/enterprises.html", context)


@freshness.ready
@open_door
@require_safe
def enterprise(request: Request, slug: str) -> HttpResponse:
    address = indonesian_address(request)
    context = pages.enterprise(enterprise_of(slug), terms_of(request.tenant), address)
    return render(request, "potential/enterprise.html", context)


@freshness.ready
@open_door
@require_safe
def group_list(request: Request) -> HttpResponse:
    context = pages.group_list(request.GET, terms_of(request.tenant))
    return render(request, "potential/groups.html", context)


@freshness.ready
@open_door
@require_safe
def group(request: Request, slug: str) -> HttpResponse:
    address = indonesian_address(request)
    return render(
        request, "potential/group.html", pages.group(group_of(slug), terms_of(request.tenant), address)
    )
