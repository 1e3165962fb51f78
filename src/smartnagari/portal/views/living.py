"""The living page of all components, public and for the desk."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from smartnagari.kernel.doors import open_door
from smartnagari.ui import living as samples


@open_door
@require_safe
def living(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/living.html", samples.components())


@open_door
@require_safe
def living_desk(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/living_desk.html", samples.desk_sample())
