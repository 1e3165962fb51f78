"""From Wagtail to the public: what is let out is written down for readers, what is taken down is gone."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from smartnagari.kernel import findable, freshness, trail
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.findable import Findable
from smartnagari.kernel.tenancy import tenant_in_force

from ..cleaning import plain_text
from ..entry import who_edits
from ..models import AnnouncementPage, ArticlePage, FormerPath, FreePage, LiveAnnouncement, LivePage
from ..queries.live import ANNOUNCEMENTS, NEWS, page_tag
from ..rules import public_address

KIND_OF = {LivePage.Kind.NEWS.value: "news", LivePage.Kind.PAGE.value: "page"}


def acting() -> Actor:
    """Who does it: the person in ``/kelola/``, else the newsroom's own clock or command."""
    return who_edits().actor or Actor.system("newsroom", tenant_in_force())


@transaction.atomic
def show_article(*, page: ArticlePage) -> LivePage:
    """Write down for readers what this page says now."""
    values = page.as_row()
    now = timezone.now()
    moments = {"changed_at": now, "withdrawn_at": None}
    tenant = tenant_in_force()
    before = LivePage.objects.select_for_update(of=("self",)).filter(number=page.pk).first()
    if before is not None:
        _remember_address(before, values["path"])
    _free_path(values["kind"], values["path"], page.pk)
    first = {"published_at": page.first_published_at or now, "tenant_id": tenant}
    row, _made = LivePage.objects.update_or_create(
        number=page.pk, defaults=values | moments, create_defaults=values | moments | first
    )
    trail.record(acting(), f"newsroom.{row.kind}.publish", str(page.pk), {"path": row.path})
    findable.put(as_findable(row))
    freshness.changed(page_tag(page.pk), *tags_of(row))
    if isinstance(page, FreePage):
        _show_where_below(page)
    return row


def tags_of(row: LivePage) -> tuple[str, ...]:
    """The facts besides the page itself that its publication touches."""
    return (NEWS,) if row.kind == LivePage.Kind.NEWS else ()


def as_findable(row: LivePage) -> Findable:
    """The page as search knows it, without anything but words."""
    words = [row.lead, *(words_of(block) for block in row.body)]
    return Findable(
        kind=KIND_OF[row.kind],
        key=str(row.number),
        title=row.title,
        url=public_address(row.kind, row.path),
        text=" ".join(filter(None, words))[:8000],
        also=tuple(filter(None, (row.title_en, row.lead_en))),
    )


def words_of(block: dict[str, Any]) -> str:
    """What a block says, in plain words."""
    if "html" in block:
        return plain_text(block["html"])
    return " ".join(str(block[key]) for key in ("text", "title", "name", "caption") if block.get(key))


def _remember_address(before: LivePage, path: str) -> None:
    """Let the address under which the page stood lead to where it stands now."""
    if before.path != path:
        known = {"tenant_id": before.tenant_id, "kind": before.kind, "path": before.path}
        FormerPath.objects.update_or_create(**known, defaults={"number": before.number})


def _free_path(kind: str, path: str, number: int) -> None:
    """An address belongs to the page that stands there now, and no longer to one that did."""
    FormerPath.objects.filter(kind=kind, path=path).exclude(number=number).delete()


def _show_where_below(page: FreePage) -> None:
    """Pages below a page that moved stand at new addresses too."""
    for child in FreePage.objects.descendant_of(page).filter(live=True).order_by("path"):
        row = LivePage.objects.filter(number=child.pk, withdrawn_at=None).first()
        if row is not None and row.path != child.public_path():
            move_article(page=child, row=row)


@transaction.atomic
def move_article(*, page: ArticlePage, row: LivePage) -> None:
    """What readers see stays as it was approved; only where it stands changes."""
    _remember_address(row, page.public_path())
    row.path, row.changed_at = page.public_path(), timezone.now()
    row.save(update_fields=["path", "changed_at", "updated_at"])
    trail.record(acting(), f"newsroom.{row.kind}.move", str(page.pk), {"path": row.path})
    findable.put(as_findable(row))
    freshness.changed(page_tag(page.pk), *tags_of(row))


@transaction.atomic
def withdraw_article(*, number: int) -> None:
    """Take a page away from readers; what machines ask later still says that it is gone."""
    row = LivePage.objects.select_for_update(of=("self",)).filter(number=number, withdrawn_at=None).first()
    if row is None:
        return
    row.withdrawn_at = row.changed_at = timezone.now()
    row.body, row.body_en, row.picture = [], [], None
    row.save()
    trail.record(acting(), f"newsroom.{row.kind}.withdraw", str(number), {"path": row.path})
    findable.forget(KIND_OF[row.kind], str(number))
    freshness.changed(page_tag(number), *tags_of(row))


@transaction.atomic
def show_announcement(*, page: AnnouncementPage) -> LiveAnnouncement:
    """Let a line stand across public pages for its time."""
    values = page.as_row()
    row, _made = LiveAnnouncement.objects.update_or_create(
        number=page.pk, defaults=values, create_defaults=values | {"tenant_id": tenant_in_force()}
    )
    trail.record(acting(), "newsroom.announcement.publish", str(page.pk), {})
    freshness.changed(ANNOUNCEMENTS)
    return row


@transaction.atomic
def withdraw_announcement(*, number: int) -> None:
    """Take a line away at once."""
    gone, _rows = LiveAnnouncement.objects.filter(number=number).delete()
    if gone:
        trail.record(acting(), "newsroom.announcement.withdraw", str(number), {})
        freshness.changed(ANNOUNCEMENTS)
