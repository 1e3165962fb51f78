"""The living pages of all components and sample pages, public and for the desk."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from smartnagari.kernel.doors import open_door
from smartnagari.kernel.errors import NotFound
from smartnagari.kernel.freshness import ready
from smartnagari.ui.living import PAGES


@ready
@open_door
@require_safe
def living(request: HttpRequest, page: str = "") -> HttpResponse:
    if page not in PAGES:
        raise NotFound(_("There is no such sample page."))
    template, sample = PAGES[page]
    return render(request, template, sample())
