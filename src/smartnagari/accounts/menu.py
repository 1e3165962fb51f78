"""What accounts put into the rail of the workspace."""

from __future__ import annotations

from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from smartnagari.ui.navigation import NavItem, Waiting, desk_menu, desk_waiting

from .queries import assignments, auditing, handover, incidents, offices, profile, waiting
from .requests import Request

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
        note=_("Address, opening hours, who held which post"),
    ),
    NavItem(
        "offices.people",
        _("People"),
        reverse_lazy("offices:people"),
        "users",
        62,
        permission=assignments.PEOPLE,
        note=_("Who works here, and help for who cannot sign in"),
    ),
    NavItem(
        "offices.assignments",
        _("Roles"),
        reverse_lazy("offices:assignments"),
        "identification-card",
        64,
        permission=assignments.VIEW,
        note=_("Who may do what, since when and until when"),
    ),
    NavItem(
        "offices.handovers",
        _("Hand-over"),
        reverse_lazy("offices:handovers"),
        "swap",
        66,
        permission=handover.APPLY,
        note=_("Many offices to their new heads from one table"),
    ),
    NavItem(
        "profile.find",
        _("Identity"),
        reverse_lazy("profile:find"),
        "identification-card",
        30,
        permission="accounts.identity.verify",
        note=_("See an identity card at the counter and confirm it"),
    ),
    NavItem(
        "profile.desk",
        _("Personal data"),
        reverse_lazy("profile:desk"),
        "shield-check",
        80,
        permission=profile.HANDLE_RIGHTS,
        note=_("Requests of citizens about their data, answered within 72 hours"),
    ),
    NavItem(
        "profile.incidents",
        _("Incidents"),
        reverse_lazy("profile:incidents"),
        "warning-circle",
        82,
        permission=incidents.HANDLE_INCIDENTS,
        note=_("Personal data seen, taken or lost, and who must be told by when"),
    ),
    NavItem(
        "offices.log",
        _("Log"),
        reverse_lazy("offices:log"),
        "list-checks",
        90,
        permission=auditing.READ,
        note=_("Every act, sealed in a chain"),
    ),
)


def _roles(request: Request) -> int:
    return waiting.roles_to_approve(request.actor)


def _handovers(request: Request) -> int:
    return waiting.handovers_to_apply(request.actor)


def _requests(request: Request) -> int:
    return waiting.requests_to_answer(request.actor)


def _late_requests(request: Request) -> int:
    return waiting.requests_to_answer(request.actor, due_before=timezone.now())


def _incidents(request: Request) -> int:
    return incidents.incidents_open(request.actor)


def _late_incidents(request: Request) -> int:
    return incidents.incidents_open(request.actor, due_before=timezone.now())


WAITING = (
    Waiting(
        "profile.incidents",
        _("Open incidents with personal data"),
        reverse_lazy("profile:incidents"),
        incidents.HANDLE_INCIDENTS,
        _incidents,
        note=_("People and authority must be told within 72 hours."),
        late=_late_incidents,
        order=5,
    ),
    Waiting(
        "profile.requests",
        _("Data requests to answer"),
        reverse_lazy("profile:desk"),
        profile.HANDLE_RIGHTS,
        _requests,
        note=_("72 hours run, Sundays and holidays included."),
        late=_late_requests,
        order=10,
    ),
    Waiting(
        "offices.proposed",
        _("Roles to approve"),
        format_lazy("{}?state=proposed", reverse_lazy("offices:assignments")),
        waiting.APPROVE,
        _roles,
        note=_("Somebody proposed them; they begin once a second person approves."),
        order=20,
    ),
    Waiting(
        "offices.handovers",
        _("Hand-overs checked and not carried out"),
        reverse_lazy("offices:handovers"),
        handover.APPLY,
        _handovers,
        note=_("Look through the lines, then hand the offices over."),
        order=30,
    ),
)


def register() -> None:
    """Called once in ``ready()``."""
    for item in ITEMS:
        desk_menu.register(item)
    for kind in WAITING:
        desk_waiting.register(kind)
