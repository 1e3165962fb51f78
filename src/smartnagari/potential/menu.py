"""What potential puts into menus: the list for everybody, what is to be verified for officers."""

from __future__ import annotations

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from smartnagari.ui.navigation import NavItem, desk_menu, main_menu

from .policies import VERIFY


def register() -> None:
    """Called once in ``ready()``."""
    main_menu.register(NavItem("potential", _("Potential"), reverse_lazy("potential:items"), order=40))
    desk_menu.register(
        NavItem(
            "potential.verify",
            _("Verify potential"),
            reverse_lazy("potential:to-verify"),
            "seal-check",
            40,
            permission=VERIFY,
            note=_("What nagari tell of themselves, looked at by the agency"),
        )
    )
