"""Seasons: the months in which there is something, kept as twelve bits."""

from __future__ import annotations

from collections.abc import Iterable

MONTHS = range(1, 13)


def mask_of(months: Iterable[int]) -> int:
    """Twelve bits, January the lowest; raises ``ValueError`` for a month that is none."""
    mask = 0
    for month in months:
        if month not in MONTHS:
            raise ValueError(f"{month} is no month.")
        mask |= 1 << (month - 1)
    return mask


def months_of(mask: int) -> tuple[int, ...]:
    """The months of these bits, in the order of the year."""
    return tuple(month for month in MONTHS if mask & (1 << (month - 1)))


def spans_of(months: Iterable[int]) -> list[tuple[int, int]]:
    """The months as spans from first to last, one over New Year kept whole: 11, 12, 1 is (11, 1)."""
    chosen = sorted(set(months))
    spans: list[tuple[int, int]] = []
    for month in chosen:
        if spans and spans[-1][1] == month - 1:
            spans[-1] = (spans[-1][0], month)
        else:
            spans.append((month, month))
    if len(spans) > 1 and spans[0][0] == 1 and spans[-1][1] == 12:
        spans = [*spans[1:-1], (spans[-1][0], spans[0][1])]
    return spans
