"""Answers by kind, as a page shows them."""

from __future__ import annotations

from collections.abc import Iterable

from smartnagari.kernel.findable import kinds

from ..models import Entry
from ..rules.ranking import Tier
from ..types import Found, Group, Hit
from .finding import EACH


def grouped(found: Found, *, first: int) -> list[Group]:
    """The answers by kind, the kind with the best answer first, then in the order of the kinds."""
    by_kind: dict[str, list[Hit]] = {}
    for hit in found.hits:
        if hit.kind in kinds:
            by_kind.setdefault(hit.kind, []).append(hit)
    keys = sorted(by_kind, key=lambda key: (min(by_kind[key][0].tier, Tier.TEXT), kinds[key].order, key))
    return [_group(key, by_kind[key], full=found.full, first=first) for key in keys]


def _group(key: str, hits: list[Hit], *, full: bool, first: int) -> Group:
    kind = kinds[key]
    more = full and len(hits) >= EACH
    return Group(key, kind.label, kind.icon, len(hits), more, tuple(hits[:first]))


def texts_of(hits: Iterable[Hit]) -> dict[tuple[str, str], str]:
    """The text of those that were found by it, in one query."""
    keys = [hit.key for hit in hits if hit.tier >= Tier.TEXT]
    rows = Entry.objects.filter(key__in=keys).exclude(text="").order_by()
    return {(kind, key): text for kind, key, text in rows.values_list("kind", "key", "text")}
