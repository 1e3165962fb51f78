"""News, pages and an announcement of the demonstration; never in production."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from wagtail.rich_text import RichText

from smartnagari.regions.public import Tenant

from ..actions.trees import Newsroom, newsroom_of
from ..models import (
    AnnouncementIndex,
    AnnouncementPage,
    FreePage,
    FreePageIndex,
    NewsIndex,
    NewsPage,
    Picture,
)
from .cloth import woven

FILE = Path(__file__).resolve().parent.parent / "data/demo.yaml"
Blocks = list[tuple[str, Any]]


@cache
def _content() -> dict[str, Any]:
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


def seed(tenant: Tenant) -> None:
    """Publish what the file holds and is not there yet. Inside the tenant."""
    room = newsroom_of(tenant)
    now = timezone.now()
    with transaction.atomic():
        for item in _content()["news"]:
            values = {"sample": bool(item.get("sample")), "picture": _picture(room, item.get("cloth", ""))}
            _publish(room, NewsIndex, NewsPage, item, values, now - timedelta(days=item["days"]))
        for item in _content()["pages"]:
            _publish(room, FreePageIndex, FreePage, item, {}, now - timedelta(days=60))
        for item in _content()["announcements"]:
            _announce(room, item, now)


def _publish(
    room: Newsroom, folder: Any, kind: Any, item: Mapping[str, Any], values: dict[str, Any], on: datetime
) -> None:
    index = folder.objects.child_of(room.root).get()
    if index.get_children().filter(slug=item["slug"]).exists():
        return
    texts = {
        "title": item["title"]["id"],
        "title_en": item["title"].get("en", ""),
        "lead": item["lead"]["id"],
        "lead_en": item["lead"].get("en", ""),
        "body": [*_blocks(item["body"]["id"]), *_figure(item)],
        "body_en": list(_blocks(item["body"].get("en", ""))),
        "source": item.get("source", ""),
    }
    page = kind(slug=item["slug"], live=False, first_published_at=on, **texts, **values)
    index.add_child(instance=page).save_revision().publish()


def _figure(item: Mapping[str, Any]) -> Blocks:
    return [("figure", item["figure"])] if "figure" in item else []


def _blocks(text: str) -> Iterator[tuple[str, Any]]:
    """Paragraphs, headings and lists as the file writes them."""
    for part in filter(None, (each.strip() for each in text.split("\n\n"))):
        lines = part.splitlines()
        if lines[0].startswith("# "):
            yield "heading", lines.pop(0).removeprefix("# ")
        if lines:
            yield "text", RichText(_html(lines))


def _html(lines: list[str]) -> str:
    entries = [line.removeprefix("- ") for line in lines if line.startswith("- ")]
    rest = " ".join(line for line in lines if not line.startswith("- "))
    listed = "".join(f"<li>{entry}</li>" for entry in entries)
    return (f"<p>{rest}</p>" if rest else "") + (f"<ul>{listed}</ul>" if listed else "")


def _picture(room: Newsroom, code: str) -> Picture | None:
    """An illustration of our own: the cloth of a nagari."""
    if not code:
        return None
    title = f"Kain {code}"
    known = Picture.objects.filter(title=title).first()
    return known or Picture.objects.create(
        title=title,
        file=ContentFile(woven(code), name="kain.png"),
        description="Pola tenun yang digambar dari kode wilayah nagari.",
        credit="Smart Nagari",
        collection=room.collection,
    )


def _announce(room: Newsroom, item: Mapping[str, Any], now: datetime) -> None:
    index = AnnouncementIndex.objects.child_of(room.root).get()
    if index.get_children().filter(title=item["text"]["id"]).exists():
        return
    texts = {"title": item["text"]["id"], "text_en": item["text"].get("en", "")}
    page = AnnouncementPage(tone=item["tone"], link=item["url"], begins_at=now, live=False, **texts)
    index.add_child(instance=page).save_revision().publish()
