"""What regions puts into the rail of the workspace."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from smartnagari.ui.navigation import NavItem, desk_menu

from .queries.proposals import waiting_count
from .queries.reach import VIEW


def _waiting(request: HttpRequest) -> int:
    found: Any = request
    return waiting_count(found.actor)


ITEMS = (
    NavItem("regions.tree", _("Territory"), reverse_lazy("wilayah:tree"), "map-trifold", 50, permission=VIEW),
    NavItem(
        "regions.proposals",
        _("Proposals"),
        reverse_lazy("wilayah:proposals"),
        "scales",
        52,
        permission=VIEW,
        count=_waiting,
    ),
    NavItem(
        "regions.days", _("Office days"), reverse_lazy("wilayah:days"), "calendar-blank", 54, permission=VIEW
    ),
    NavItem(
        "regions.words",
        _("Words"),
        reverse_lazy("wilayah:words"),
        "chat-circle-text",
        56,
        permission=VIEW,
    ),
)


def register() -> None:
    """Called once in ``ready()``."""
    for item in ITEMS:
        desk_menu.register(item)
