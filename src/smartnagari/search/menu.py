"""What search puts into the rail of the workspace."""

from __future__ import annotations

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from smartnagari.ui.navigation import NavItem, desk_menu

from .queries.misses import VIEW


def register() -> None:
    """Called once in ``ready()``."""
    desk_menu.register(
        NavItem(
            "search.misses",
            _("Searches without result"),
            reverse_lazy("search:misses"),
            "magnifying-glass",
            48,
            permission=VIEW,
            note=_("Words that people look for and do not find"),
        )
    )
