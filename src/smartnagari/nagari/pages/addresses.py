"""The pages of nagari sites that have something to say, for the map of the site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.urls import reverse
from django.utils import translation

from ..models import Front

WHERE = {
    "profile": "profile",
    "institutions": "bodies",
    "news": "news",
    "events": "agenda",
    "budget": "money",
    "documents": "downloads",
    "index": "index",
}
"""Which page says more of what, as the first page's row names it."""


TOLD_IN_INDONESIAN = {"profile", "news", "events"}
"""Pages of running text, which nobody translates; the others are figures, names and words of ours."""


def filled_pages() -> list[tuple[str, bool]]:
    """The paths, without a language, of pages that are not empty, of every nagari, and whether they stand in
    English as well; one query.
    """
    rows = Front.objects.filter(area__valid_to=None).order_by("area__code")
    with translation.override("id"):
        return [
            page for slug, shown in rows.values_list("area__slug", "shown") for page in _pages_of(slug, shown)
        ]


def _pages_of(slug: str, shown: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    for part, name in WHERE.items():
        if shown.get(part):
            yield reverse(f"nagari:{name}", args=[slug]), part not in TOLD_IN_INDONESIAN
    if budget := shown.get("budget"):
        yield reverse("nagari:money-year", args=[slug, budget["year"]]), True
