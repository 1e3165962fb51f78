"""What the newsroom puts into menus, into the desk's rail and into search."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel import findable
from smartnagari.kernel.findable import Findable, FindableKind
from smartnagari.ui.navigation import NavItem, Waiting, desk_menu, desk_waiting, main_menu

from .actions.showing import as_findable
from .entry import EDIT, KIND, PUBLISH
from .models import LivePage
from .queries.waiting import waiting_pages

KELOLA = "/kelola/"


def _waiting(request: HttpRequest) -> int:
    asking: Any = request
    settings = asking.tenant.settings.get("publishing", {})
    return len(waiting_pages(asking.user.pk)) if KIND in settings.get("moderated", ()) else 0


def _every(kind: str) -> Iterator[Findable]:
    rows = LivePage.objects.filter(kind=kind, withdrawn_at=None).order_by("pk")
    return (as_findable(row) for row in rows.iterator(chunk_size=500))


def _every_news() -> Iterator[Findable]:
    return _every(LivePage.Kind.NEWS.value)


def _every_page() -> Iterator[Findable]:
    return _every(LivePage.Kind.PAGE.value)


def register() -> None:
    """Called once in ``ready()``."""
    main_menu.register(NavItem("news", _("News"), reverse_lazy("newsroom:news-list"), order=60))
    desk_menu.register(
        NavItem(
            "newsroom",
            _("News and pages"),
            KELOLA,
            "newspaper",
            70,
            permission=EDIT,
            note=_("What the regency says: news, free pages, announcements"),
        )
    )
    desk_waiting.register(
        Waiting(
            "newsroom.approve",
            _("News and pages to approve"),
            KELOLA,
            PUBLISH,
            _waiting,
            note=_("Somebody else wrote them; they go out once you approve."),
            order=40,
        )
    )
    for kind in (
        FindableKind("news", _("News"), _every_news, order=60, icon="newspaper", whole=True),
        FindableKind("page", _("Pages"), _every_page, order=70, icon="file-text", whole=True),
    ):
        findable.kinds.register(kind)
