"""What publishing puts into the rail of the workspace, and the work it gives."""

from __future__ import annotations

from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _

from smartnagari.accounts.public import Request
from smartnagari.desk.public import ItemKind, item_kinds
from smartnagari.ui.navigation import NavItem, Waiting, desk_menu, desk_waiting

from .actions.moderation import ITEM
from .queries import waiting
from .states import EDIT, VIEW

CONTENT = NavItem(
    "publishing.home",
    _("Nagari site"),
    reverse_lazy("publishing:home"),
    "newspaper",
    20,
    permission=VIEW,
    note=_("What the public reads: profile, news, budget, downloads, potential"),
)


def _sent_back(request: Request) -> int:
    return waiting.sent_back(request.actor)


def _review(subject: str) -> str:
    return reverse("publishing:review", kwargs={"content_id": subject})


def register() -> None:
    """Called once in ``ready()``."""
    desk_menu.register(CONTENT)
    desk_waiting.register(
        Waiting(
            "publishing.sent_back",
            _("Content that was sent back"),
            reverse_lazy("publishing:home"),
            EDIT,
            _sent_back,
            note=_("The note says what has to be changed."),
            order=25,
        )
    )
    item_kinds.register(ItemKind(ITEM, _("Content to look at"), "newspaper", _review))
