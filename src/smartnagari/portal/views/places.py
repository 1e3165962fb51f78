"""The regency's places: districts, nagari, and the way in to each."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from smartnagari.kernel.doors import open_door
from smartnagari.portal import pages, queries
from smartnagari.regions.public import Area


@open_door
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/home.html", pages.home(request.tenant))


@open_door
@require_safe
def village_list(request: HttpRequest) -> HttpResponse:
    words = queries.typed(request.GET.get("q"))
    rows = queries.named_like(queries.villages(), words)
    district = queries.typed(request.GET.get("kecamatan"))
    if district:
        rows = rows.filter(parent__slug=district)
    page = queries.page_of(rows, request.GET.get("halaman"), size=120)
    context = {
        "page": page,
        "families": queries.families(page.object_list),
        "districts": queries.districts(),
        "words": words,
        "chosen": district,
    }
    return render(request, "portal/villages.html", context)


@open_door
@require_safe
def village(request: HttpRequest, slug: str) -> HttpResponse:
    moved = _moved(Area.Kind.VILLAGE, slug)
    if moved:
        return redirect("portal:village", slug=moved, permanent=True)
    area = queries.area_of(Area.Kind.VILLAGE, slug)
    return render(request, "portal/village.html", pages.village(request.tenant, area))


@open_door
@require_safe
def district_list(request: HttpRequest) -> HttpResponse:
    page = queries.page_of(queries.districts(), request.GET.get("halaman"))
    return render(request, "portal/districts.html", {"page": page})


@open_door
@require_safe
def district(request: HttpRequest, slug: str) -> HttpResponse:
    moved = _moved(Area.Kind.DISTRICT, slug)
    if moved:
        return redirect("portal:district", slug=moved, permanent=True)
    area = queries.area_of(Area.Kind.DISTRICT, slug)
    return render(request, "portal/district.html", pages.district(request.tenant, area))


def _moved(kind: str, slug: str) -> str | None:
    """The new address when nothing stands under this one but a spelling leads somewhere."""
    if queries.standing_areas().filter(kind=kind, slug=slug).exists():
        return None
    return queries.address_of_alias(kind, slug)
