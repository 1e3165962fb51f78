"""Every address where something findable stands, each once: what the map of the site is made of."""

from __future__ import annotations

from django.db.models import Case, Count, F, IntegerField, Max, QuerySet, Value, When

from smartnagari.kernel.findable import kinds

from ..models import Entry
from ..types import Address


def _stands() -> QuerySet[Entry]:
    return Entry.objects.exclude(url="")


def count_addresses() -> int:
    """How many addresses :func:`addresses` gives; one query."""
    counted: int = _stands().aggregate(found=Count("url", distinct=True))["found"]
    return counted


def addresses(first: int, last: int) -> list[Address]:
    """These addresses of the tenant in force, in their order; one query along an index."""
    translated = [kind.key for kind in kinds if kind.translated]
    whole = [kind.key for kind in kinds if kind.whole]
    rows = (
        _stands()
        .values("url")
        .annotate(
            both=Max(
                Case(When(kind__in=translated, then=Value(1)), default=Value(0), output_field=IntegerField())
            ),
            moment=Max(Case(When(kind__in=whole, then=F("updated_at")))),
        )
        .order_by("url")
    )
    return [Address(row["url"], bool(row["both"]), row["moment"]) for row in rows[first:last]]
