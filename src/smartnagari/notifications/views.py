"""The letter box of the demonstration."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from smartnagari.kernel.doors import open_door
from smartnagari.kernel.errors import NotFound

from .queries.letters import newest_demo_letters


@open_door
@never_cache
def demo_letters(request: HttpRequest) -> HttpResponse:
    """The newest messages, codes included, so that a stranger can try signing up. Demonstration only."""
    if not settings.DEMO:
        raise NotFound(_("This page does not exist."))
    return render(request, "notifications/demo_letters.html", {"letters": newest_demo_letters()})
