"""Sums over the regency: like with like only, and always with what is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from uuid import UUID

from ..types import Report, Sum


def sums(reports: Iterable[Report]) -> list[Sum]:
    """One sum for each year and family of units, the newest year first; what has no year is in none.

    Amounts of one year and one family are added, never across either: a stock of 2020 and one of 2024 are
    two figures of one place, not one of two.
    """
    amounts: dict[tuple[int, str], Decimal] = defaultdict(Decimal)
    areas: dict[tuple[int, str], set[UUID]] = defaultdict(set)
    for each in reports:
        if each.year is not None:
            amounts[each.year, each.family] += each.base
            areas[each.year, each.family].add(each.area)
    found = [
        Sum(year, family, amounts[year, family], frozenset(areas[year, family])) for year, family in amounts
    ]
    return sorted(found, key=lambda each: (-each.year, -len(each.areas), each.family))


def fullest(found: Iterable[Sum]) -> Sum | None:
    """The sum to show first: that to which most areas have reported, of equally full ones the newest."""
    return max(found, key=lambda each: (len(each.areas), each.year), default=None)


def silent(everybody: Iterable[UUID], found: Sum | None) -> frozenset[UUID]:
    """Who has not reported to this sum."""
    return frozenset(everybody) - (found.areas if found else frozenset())
