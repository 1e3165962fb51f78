"""The catalogue of services, open to everybody."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from smartnagari.accounts.public import Request
from smartnagari.kernel.doors import open_door
from smartnagari.kernel.freshness import ready

from .. import pages
from ..machine import service_data
from ..queries.catalogue import service_for

MOST_TYPED = 200


def _typed(request: Request, name: str) -> str:
    """What somebody typed: without control characters, not endless."""
    text = request.GET.get(name) or ""
    return "".join(c for c in text if c.isprintable()).strip()[:MOST_TYPED]


@ready
@open_door
@require_safe
def catalogue(request: Request) -> HttpResponse:
    wanted = pages.Wanted(
        words=_typed(request, "q"), topic=_typed(request, "untuk"), provider=_typed(request, "dari")
    )
    context = pages.index(request.tenant, wanted, request.GET.get("halaman"))
    return render(request, "services/catalogue.html", context)


@ready
@open_door
@require_safe
def service(request: Request, slug: str) -> HttpResponse:
    found = service_for(slug)
    context = pages.detail(request.tenant, found, _typed(request, "tempat"))
    context["data"] = service_data(request, found, context)
    return render(request, "services/service.html", context)
