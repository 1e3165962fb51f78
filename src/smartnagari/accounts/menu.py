"""What accounts put into the rail of the workspace."""

from __future__ import annotations

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from smartnagari.ui.navigation import NavItem, desk_menu

from .queries import assignments, auditing, handover, offices, profile

ITEMS = (
    NavItem(
        "offices.home", _("Start"), reverse_lazy("offices:home"), "house", 0, permission="workspace.enter"
    ),
    NavItem(
        "offices.offices",
        _("Offices"),
        reverse_lazy("offices:offices"),
        "buildings",
        60,
        permission=offices.VIEW,
    ),
    NavItem(
        "offices.people",
        _("People"),
        reverse_lazy("offices:people"),
        "users",
        62,
        permission=assignments.PEOPLE,
    ),
    NavItem(
        "offices.assignments",
        _("Roles"),
        reverse_lazy("offices:assignments"),
        "identification-card",
        64,
        permission=assignments.VIEW,
    ),
    NavItem(
        "offices.handovers",
        _("Hand-over"),
        reverse_lazy("offices:handovers"),
        "swap",
        66,
        permission=handover.APPLY,
    ),
    NavItem(
        "profile.find",
        _("Identity"),
        reverse_lazy("profile:find"),
        "identification-card",
        30,
        permission="accounts.identity.verify",
    ),
    NavItem(
        "profile.desk",
        _("Personal data"),
        reverse_lazy("profile:desk"),
        "shield-check",
        80,
        permission=profile.HANDLE_RIGHTS,
    ),
    NavItem(
        "offices.log", _("Log"), reverse_lazy("offices:log"), "list-checks", 90, permission=auditing.READ
    ),
)


def register() -> None:
    """Called once in ``ready()``."""
    for item in ITEMS:
        desk_menu.register(item)
