"""The frame of every page of a nagari's site: whose it is, and the way to its other pages."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from smartnagari.regions.public import Area
from smartnagari.ui.types import Tab

PAGES = {
    "home": ("portal:village", _("First page")),
    "profile": ("nagari:profile", _("Profile")),
    "bodies": ("nagari:bodies", _("Government")),
    "news": ("nagari:news", _("News")),
    "agenda": ("nagari:agenda", _("Events")),
    "money": ("nagari:money", _("Money")),
    "downloads": ("nagari:downloads", _("Downloads")),
    "index": ("nagari:index", _("Index")),
}


def zone_of(area: Area) -> str:
    """The ground that an area wears; where the tenant named no zones, the plain."""
    return area.zone or Area.Zone.PLAIN.value


def frame(area: Area, current: str) -> dict[str, Any]:
    """What the layout of the site needs; ``current`` is a key of ``PAGES``."""
    tabs = [
        Tab(label=word, url=reverse(name, args=[area.slug]), current=key == current)
        for key, (name, word) in PAGES.items()
    ]
    return {"area": area, "zone": zone_of(area), "tabs": tabs, "home_of_area": tabs[0].url}


def path_of(name: str, *arguments: object) -> str:
    """A public path without a language prefix, whatever language is active."""
    with translation.override(settings.LANGUAGE_CODE):
        return reverse(name, args=arguments)
