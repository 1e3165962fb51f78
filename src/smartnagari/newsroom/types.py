"""News, free pages and announcements as other apps and the templates see them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class PictureView:
    """A picture with what it shows in words, who made it, and its sizes."""

    src: str
    srcset: str
    width: int
    height: int
    alt: str
    credit: str


@dataclass(frozen=True)
class ArticleView:
    """A piece of news or a free page in one language.

    ``lang`` is the language of the content, ``id`` or ``en``; ``languages`` names those it exists in.
    ``sample`` says that it is made up for the demonstration. ``body`` holds blocks, checked and plain.
    """

    key: str
    url: str
    title: str
    lead: str
    lang: str
    published_at: datetime
    changed_at: datetime
    sample: bool = False
    source: str = ""
    picture: PictureView | None = None
    languages: tuple[str, ...] = ("id",)
    body: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class AnnouncementView:
    """A line that stands across public pages for a while; ``tone`` is one of a notice."""

    text: str
    lang: str
    tone: str
    url: str
    begins_at: datetime
    ends_at: datetime | None
