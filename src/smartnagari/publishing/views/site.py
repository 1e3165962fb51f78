"""The site of a nagari at the desk: what there is, what is missing, lists of one kind, a new one."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from smartnagari.accounts.public import Request
from smartnagari.kernel.actor import Level
from smartnagari.kernel.doors import door
from smartnagari.kernel.ids import uuid7
from smartnagari.regions.public import Area

from ..actions.drafts import begin_draft
from ..forms import ContentFilter
from ..presenters import names, state_view
from ..queries.places import place_for, places_of, sees_regency
from ..queries.sites import completeness_of, contents_of, site_of
from ..queries.subjects import kind_of, may_see, place_of
from ..states import VIEW

ROWS = 40
REGENCY = "kabupaten"


def area_of(request: Request, code: str) -> Area | None:
    """The place that an address names; the regency's own is no area."""
    if code == REGENCY and sees_regency(request.actor):
        return None
    return place_for(request.actor, code)


@door(Level.P1, permission=VIEW)
@require_safe
def home(request: Request) -> HttpResponse:
    """The site of the one nagari of this officer, or the list of those that are theirs to see."""
    code = request.GET.get("nagari", "")
    if code:
        return _site(request, area_of(request, code))
    places = places_of(request.actor)
    first = list(places[:2])
    if len(first) == 1 and not sees_regency(request.actor):
        return _site(request, first[0])
    page = Paginator(places, ROWS).get_page(request.GET.get("page"))
    filled = completeness_of(area.pk for area in page)
    rows = [(area, filled[area.pk]) for area in page]
    context = {"page": page, "rows": rows, "regency": sees_regency(request.actor)}
    return render(request, "publishing/places.html", context)


def _site(request: Request, area: Area | None) -> HttpResponse:
    kinds = site_of(request.actor, area)
    groups: dict[str, list[object]] = {}
    for each in kinds:
        groups.setdefault(str(each.kind.group), []).append(each)
    context = {
        "area": area,
        "code": area.code if area else REGENCY,
        "groups": groups.items(),
        "complete": completeness_of([area.pk])[area.pk] if area else None,
        "fresh": uuid7(),
    }
    return render(request, "publishing/site.html", context)


@door(Level.P1, permission=VIEW)
@require_safe
def contents(request: Request) -> HttpResponse:
    """The contents of one kind at one place, with where each stands."""
    kind = kind_of(request.GET.get("jenis", ""))
    area = area_of(request, request.GET.get("nagari", ""))
    place = place_of(area, request.actor.tenant)
    if not may_see(request.actor, kind, place):
        kind_of("")
    form = ContentFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {"q": "", "state": ""}
    found = contents_of(area, kind, words=wanted["q"], state=wanted["state"])
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    known = names(revision.author for revision in page)
    rows = [(revision, state_view(revision), known.get(revision.author, "")) for revision in page]
    context = {
        "kind": kind,
        "area": area,
        "code": area.code if area else REGENCY,
        "form": form,
        "page": page,
        "rows": rows,
        "may_write": kind.belongs(area) and request.actor.can(kind.permission, place),
        "fresh": uuid7(),
    }
    return render(request, "publishing/contents.html", context)


@door(Level.P1, permission=VIEW)
@require_POST
def begin(request: Request) -> HttpResponse:
    """Open the draft of new content; the key in the form makes a second tap find the first one."""
    kind = kind_of(request.POST.get("jenis", ""))
    area = area_of(request, request.POST.get("nagari", ""))
    draft = begin_draft(actor=request.actor, kind=kind, area=area, subject_id=_key(request, kind.singleton))
    return redirect("publishing:screen", content_id=draft.subject_id)


def _key(request: Request, singleton: bool) -> UUID | None:
    if singleton:
        return None
    try:
        return UUID(request.POST.get("kunci", ""))
    except ValueError:
        return None
