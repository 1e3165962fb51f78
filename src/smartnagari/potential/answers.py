"""What the home page and the page of a nagari show of potential."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import Any

from django.db.models import F

from smartnagari.kernel import freshness
from smartnagari.regions.public import Area

from . import tags
from .models import PotentialItem
from .presenters import words
from .presenters.items import item_row
from .queries.items import live_items
from .terms import terms_of
from .types import Terms, Thing


def things_of(area: Area, *, tenant: Any, most: int = 6) -> list[Thing]:
    """What this nagari has, what was verified last first; in one query."""
    freshness.shows(tags.area(area.pk))
    terms = terms_of(tenant)
    rows = (
        live_items().filter(area=area).order_by(F("verified_on").desc(nulls_last=True), "title", "pk")[:most]
    )
    return [_thing(each, terms) for each in rows]


def count_of(area: Area) -> int:
    """How many entries this nagari has."""
    freshness.shows(tags.area(area.pk))
    return PotentialItem.objects.live().filter(area=area).count()


def of_the_week(tenant: Any, day: date) -> Thing | None:
    """One verified entry that stands for the week of this day, the same for everybody; ``None`` for none.

    Every entry draws a lot by the week and its own key, and the highest wins: an entry that comes or goes
    in mid-week changes the choice only if it is the one.
    """
    freshness.shows(tags.ITEMS)
    freshness.until(words.next_monday(day))
    year, week, _weekday = day.isocalendar()
    verified = PotentialItem.objects.live().filter(verified_on__isnull=False).exclude(status="idea")
    keys = list(verified.order_by("is_sample", "pk").values_list("pk", "is_sample"))
    real = [pk for pk, sample in keys if not sample] or [pk for pk, _sample in keys]
    if not real:
        return None
    chosen = max(real, key=lambda pk: sha256(f"{year}-{week}-{pk}".encode()).digest())
    return _thing(live_items().get(pk=chosen), terms_of(tenant))


def _thing(item: PotentialItem, terms: Terms) -> Thing:
    row = item_row(item, terms)
    return Thing(
        kind="potential.item",
        title=row.title,
        summary=item.summary,
        url=row.url,
        icon=row.icon,
        word=row.sector,
        place=row.place,
        sample=row.sample,
        status=row.status,
        shape=row.shape,
        figure=row.line if row.line != item.summary else "",
        verified=row.age,
    )
