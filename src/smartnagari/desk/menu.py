"""The worklist in the rail and on the first page of the workspace."""

from __future__ import annotations

from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smartnagari.accounts.public import Request
from smartnagari.ui.navigation import NavItem, Waiting, desk_menu, desk_waiting

from .queries import ENTER, queue


def _waiting(request: Request) -> int:
    return queue(request.actor).count()


def _late(request: Request) -> int:
    return queue(request.actor).filter(due_at__lt=timezone.now()).count()


def register() -> None:
    """Called once in ``ready()``."""
    desk_menu.register(
        NavItem(
            "desk.queue",
            _("Tasks"),
            reverse_lazy("desk:queue"),
            "tray",
            10,
            permission=ENTER,
            note=_("What waits for you, the most urgent first"),
        )
    )
    desk_waiting.register(
        Waiting(
            "desk.queue",
            _("Tasks to do"),
            reverse_lazy("desk:queue"),
            ENTER,
            _waiting,
            note=_("Taken up by nobody yet, or by you."),
            late=_late,
            order=15,
        )
    )
