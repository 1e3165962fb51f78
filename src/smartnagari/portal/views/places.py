"""The regency's places: districts, nagari, and the way in to each."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from smartnagari.accounts.public import Request
from smartnagari.kernel import freshness
from smartnagari.kernel.doors import open_door
from smartnagari.kernel.errors import NotFound
from smartnagari.kernel.freshness import ready
from smartnagari.nagari.public import league
from smartnagari.portal import home as first
from smartnagari.portal import machines, pages, queries
from smartnagari.portal.cloth import kin_of
from smartnagari.portal.village import village_page
from smartnagari.portal.wording import village_word
from smartnagari.regions.public import Area, area_for


@ready
@open_door
@require_safe
def home(request: Request) -> HttpResponse:
    return render(request, "portal/home.html", first.home(request.tenant))


@ready
@open_door
@require_safe
def village_list(request: Request) -> HttpResponse:
    if request.GET.get("urut") == "lengkap":
        return _by_completeness(request)
    words = queries.typed(request.GET.get("q"))
    district = queries.typed(request.GET.get("kecamatan"))
    rows: Any = queries.named_like(queries.villages(), words)
    if district:
        rows = rows.filter(parent__slug=district)
    if freshness.remembers() and not (words or district):
        rows = queries.remembered_villages()
    page = queries.page_of(rows, request.GET.get("halaman"), size=queries.ALL_OF_A_REGENCY)
    families = [(family.district, kin_of(family.members)) for family in queries.families(page.object_list)]
    context = {"page": page, "families": families, "districts": queries.districts()}
    return render(request, "portal/villages.html", {**context, "words": words, "chosen": district})


def _by_completeness(request: Request) -> HttpResponse:
    """The nagari with a site, the most complete first."""
    page = Paginator(league(), queries.ALL_OF_A_REGENCY).get_page(request.GET.get("halaman"))
    crumbs = [(village_word(), reverse("portal:villages"))]
    return render(request, "portal/league.html", {"page": page, "crumbs": crumbs})


@ready
@open_door
@require_safe
def village(request: Request, slug: str) -> HttpResponse:
    context = village_page(request.tenant, slug)
    if context is None:
        return redirect("portal:village", slug=_new_slug(slug), permanent=True)
    return render(request, "portal/village.html", _with_data(request, context))


def _new_slug(slug: str) -> str:
    """Where an old name leads today; one that leads nowhere, or to itself, is not found."""
    found = area_for(slug, kind=Area.Kind.VILLAGE).slug
    if found == slug:
        raise NotFound(_("There is no area with this name."))
    return found


@ready
@open_door
@require_safe
def district_list(request: Request) -> HttpResponse:
    page = queries.page_of(queries.districts(), request.GET.get("halaman"))
    return render(request, "portal/districts.html", {"page": page})


@ready
@open_door
@require_safe
def district(request: Request, slug: str) -> HttpResponse:
    area = area_for(slug, kind=Area.Kind.DISTRICT)
    if area.slug != slug:
        return redirect("portal:district", slug=area.slug, permanent=True)
    context = pages.district(request.tenant, queries.detailed(area))
    return render(request, "portal/district.html", _with_data(request, context))


def _with_data(request: Request, context: dict[str, Any]) -> dict[str, Any]:
    """The page of a place with what machines read of it."""
    area, facts = context["area"], context["office_facts"]
    return {**context, "data": machines.place_data(area, facts, request.tenant, request.build_absolute_uri)}
