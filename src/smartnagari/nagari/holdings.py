"""Which files the sites of nagari need."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from smartnagari.files.public import FileHolder, file_holders
from smartnagari.kernel.actor import Actor

from .models import DownloadVersion, NewsItem, Profile


def held(ids: Collection[UUID]) -> set[UUID]:
    """Those of these files that a page of ours shows or gives out."""
    columns = ((DownloadVersion, "file"), (NewsItem, "picture"), (Profile, "cover"), (Profile, "logo"))
    found: set[UUID] = set()
    for model, column in columns:
        rows = model._default_manager.filter(**{f"{column}__in": list(ids)}).order_by()
        found.update(rows.values_list(f"{column}_id", flat=True))
    return found


def may_read(actor: Actor, file_id: UUID) -> bool:
    """What we hold is public; before that ``publishing`` says who may see it."""
    return False


def register() -> None:
    """Called once when the app is ready."""
    file_holders.register(FileHolder("nagari", held, may_read))
