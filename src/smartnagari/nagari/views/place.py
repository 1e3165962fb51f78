"""How every page of a nagari's site begins: which nagari, and when the page changes by itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from smartnagari.accounts.public import Request
from smartnagari.kernel import freshness
from smartnagari.regions.public import Area, area_for

from ..actions.front import area_tag


def of_nagari(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Decorator: the view gets the nagari instead of its slug; an old name leads on to the present one."""

    @wraps(view)
    def with_area(request: Request, slug: str, **arguments: Any) -> HttpResponse:
        area = area_for(slug, kind=Area.Kind.VILLAGE)
        if area.slug != slug:
            here = request.resolver_match
            name = here.view_name if here else "portal:village"
            return redirect(name, slug=area.slug, permanent=True, **arguments)
        freshness.shows(area_tag(area))
        freshness.until_midnight(timezone.now(), timezone.get_current_timezone())
        return view(request, area, **arguments)

    return with_area
