"""What ours is measured against: a bare view, and a plain Django page as anybody would write it.

The plain page has five queries by indexes and a template of six kilobytes in two files, which Django loads
and keeps as any view would have it; nothing in it is remembered between requests.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from smartnagari.accounts.models import Office
from smartnagari.kernel.doors import open_door
from smartnagari.regions.models import Area


@open_door
def bare(request: HttpRequest) -> HttpResponse:
    """Django and its middleware, and nothing else."""
    return HttpResponse("ok")


@open_door
def plain(request: HttpRequest) -> HttpResponse:
    """A list of forty with twenty beside it and two counts: an ordinary page of an ordinary site."""
    areas = Area.objects.filter(valid_to=None)
    context = {
        "place": areas.filter(kind="regency").first(),
        "districts": areas.filter(kind="district").count(),
        "villages": areas.filter(kind="village").count(),
        "areas": areas.filter(kind="village").order_by("code")[:40],
        "offices": Office.objects.order_by("slug")[:20],
    }
    return render(request, "bench/plain.html", context)
