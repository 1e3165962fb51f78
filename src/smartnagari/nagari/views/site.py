"""Profile, government, news, events and index of a nagari."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from smartnagari.accounts.public import Request, officials_on
from smartnagari.kernel import freshness
from smartnagari.kernel.doors import open_door
from smartnagari.regions.public import Area, facts_of

from ..pages.bodies import HamletView, bodies_page, hamlet_views
from ..pages.frame import frame
from ..pages.index import index_page
from ..pages.profile import profile_page
from ..queries import site
from ..queries.front import office_of
from ..rules.agenda import next_change
from .place import of_nagari

OTHER_NEWS = 4


@freshness.ready
@open_door
@require_safe
@of_nagari
def profile(request: Request, area: Area) -> HttpResponse:
    facts = facts_of([area]).get(area.pk, {}).values()
    context = profile_page(area, site.profile_of(area), hamlets=_hamlets(area), facts=facts)
    return render(request, "nagari/profile.html", context)


def _hamlets(area: Area) -> list[HamletView]:
    return hamlet_views(site.hamlets_of(area), site.hamlet_heads_of(area))


@freshness.ready
@open_door
@require_safe
@of_nagari
def bodies(request: Request, area: Area) -> HttpResponse:
    office = office_of(area)
    officials = officials_on(office.pk, timezone.localdate()) if office else []
    if office:
        freshness.shows(f"office:{office.slug}")
    context = bodies_page(
        area,
        officials=officials,
        hamlets=_hamlets(area),
        institutions=site.institutions_of(area),
    )
    return render(request, "nagari/bodies.html", context)


@freshness.ready
@open_door
@require_safe
@of_nagari
def news(request: Request, area: Area) -> HttpResponse:
    page = site.page_of(site.news_of(area), request.GET.get("halaman"))
    return render(request, "nagari/news.html", {**frame(area, "news"), "page": page})


@freshness.ready
@open_door
@require_safe
@of_nagari
def news_item(request: Request, area: Area, item: str) -> HttpResponse:
    found = site.news_item(area, item)
    others = [other for other in site.news_of(area)[: OTHER_NEWS + 1] if other.pk != found.pk]
    context = {**frame(area, "news"), "item": found, "others": others[:OTHER_NEWS]}
    return render(request, "nagari/news_item.html", context)


@freshness.ready
@open_door
@require_safe
@of_nagari
def agenda(request: Request, area: Area) -> HttpResponse:
    now = timezone.now()
    coming = list(site.agenda_of(area, now)[:100])
    freshness.until(next_change(coming))
    past = site.page_of(site.past_agenda_of(area, now), request.GET.get("halaman"))
    return render(request, "nagari/agenda.html", {**frame(area, "agenda"), "coming": coming, "page": past})


@freshness.ready
@open_door
@require_safe
@of_nagari
def index(request: Request, area: Area) -> HttpResponse:
    return render(request, "nagari/index.html", index_page(area, site.indices_of(area)))
