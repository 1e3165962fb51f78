"""News of a nagari as content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel import findable
from smartnagari.publishing.public import ContentKind, plain_text
from smartnagari.regions.public import Area

from ..forms import NewsForm
from ..models import NewsItem
from ..pages.frame import frame, path_of
from .shared import place_of, shown, text

FOUND = "nagari.news"
TEXTS = ("title", "lead", "body", "picture_alt", "picture_credit")


def apply(row: NewsItem, cleaned: Mapping[str, Any], area: Area | None) -> None:
    """Set the columns; the address stays what it was when the headline changes."""
    row.area = area
    for name in TEXTS:
        setattr(row, name, text(cleaned.get(name)))
    row.day = cleaned["day"] or timezone.localdate()
    row.picture = cleaned["picture"]
    row.slug = row.slug or _free_slug(row)


def _free_slug(row: NewsItem) -> str:
    """An address that no news of this nagari ever had."""
    base = slugify(row.title)[:100].strip("-") or "kabar"
    taken = set(
        NewsItem.objects.filter(area=row.area, slug__startswith=base)
        .values_list("slug", flat=True)
        .order_by()
    )
    number, slug = 1, base
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug


def found(row: NewsItem) -> findable.Findable:
    """What people can find of it."""
    return findable.Findable(
        kind=FOUND,
        key=str(row.pk),
        title=row.title,
        url=url(row),
        text=f"{row.lead} {plain_text(row.body)}"[:2000],
        place=place_of(row),
    )


def everything() -> Iterable[findable.Findable]:
    """All that can be found, for the projection to be made again."""
    rows = NewsItem.objects.live().select_related("area").order_by("pk")
    return (found(row) for row in rows.iterator(chunk_size=500))


def after(row: NewsItem, cleaned: Mapping[str, Any]) -> None:
    findable.put(found(row))
    shown(row)


def gone(row: NewsItem) -> None:
    findable.forget(FOUND, str(row.pk))
    shown(row)


def typed(row: NewsItem) -> dict[str, Any]:
    """The row as somebody would have typed it."""
    return {name: getattr(row, name) for name in (*TEXTS, "day", "picture")}


def preview(cleaned: Mapping[str, Any], area: Area | None) -> tuple[str, dict[str, Any]]:
    """The public page of these answers."""
    if area is None:
        raise ValueError("News belong to a nagari.")
    row = NewsItem(area=area, tenant_id=area.tenant_id)
    apply(row, cleaned, area)
    return "nagari/news_item.html", {**frame(area, "news"), "item": row, "others": []}


def url(row: NewsItem) -> str:
    return path_of("nagari:news-item", row.area.slug, row.slug) if row.area else ""


KIND = ContentKind(
    key="nagari.news",
    label=_("News"),
    plural=_("News"),
    help=_("What happened in the nagari. Short is good, a picture is better."),
    icon="newspaper",
    group=_("What happens"),
    order=30,
    model=NewsItem,
    form=NewsForm,
    title=lambda cleaned: cleaned["title"],
    apply=apply,
    after=after,
    gone=gone,
    preview=preview,
    url=url,
    typed=typed,
    start=lambda area: {"day": timezone.localdate()},
)
