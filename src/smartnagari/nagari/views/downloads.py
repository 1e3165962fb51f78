"""Documents: of one nagari, of the whole regency, and one with all its versions."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from smartnagari.accounts.public import Request
from smartnagari.kernel import freshness
from smartnagari.kernel.doors import open_door
from smartnagari.regions.public import Area, areas_in_force

from ..pages.downloads import all_downloads, download_list, download_page
from ..queries import site
from .place import of_nagari

FILTERS = {"kelas": "info_class", "jenis": "subject", "tahun": "year", "q": "words"}


def _chosen(request: Request) -> dict[str, str]:
    return {name: site.typed(request.GET.get(parameter)) for parameter, name in FILTERS.items()}


@freshness.ready
@open_door
@require_safe
def everywhere(request: Request) -> HttpResponse:
    freshness.shows("nagari.downloads")
    chosen = _chosen(request)
    villages = list(areas_in_force(kind=Area.Kind.VILLAGE).order_by("name", "code"))
    slug = site.typed(request.GET.get("nagari"))
    area = next((each for each in villages if each.slug == slug), None)
    page = site.page_of(site.downloads(area=area, **chosen), request.GET.get("halaman"))
    chosen["village"] = area.slug if area else ""
    return render(request, "nagari/all_downloads.html", all_downloads(page, chosen, villages))


@freshness.ready
@open_door
@require_safe
@of_nagari
def downloads(request: Request, area: Area) -> HttpResponse:
    chosen = _chosen(request)
    page = site.page_of(site.downloads(area=area, **chosen), request.GET.get("halaman"))
    return render(request, "nagari/downloads.html", download_list(area, page, chosen))


@freshness.ready
@open_door
@require_safe
@of_nagari
def download(request: Request, area: Area, download_id: UUID) -> HttpResponse:
    found = site.download_for(area, download_id)
    return render(request, "nagari/download.html", download_page(area, found, list(found.versions.all())))
