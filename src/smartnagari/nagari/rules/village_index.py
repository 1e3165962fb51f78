"""The index of a village: how it was computed until 2024, and how a published list is read since 2025."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from ..types import IndexStatus

FOUR_PLACES = Decimal("0.0001")


@dataclass(frozen=True)
class Band:
    """Scores up to ``most`` have this status."""

    most: Decimal
    status: IndexStatus


def idm(social: Decimal, economic: Decimal, environmental: Decimal) -> Decimal:
    """The index of building villages, IDM = (IKS + IKE + IKL) / 3, to four places (Permendesa 2/2016 art. 5).

    It ended with 2024. What came after it (Permendesa 9/2024) is published and never computed here.
    """
    for part in (social, economic, environmental):
        if not 0 <= part <= 1:
            raise ValueError(f"An index of resilience lies between 0 and 1, not at {part}.")
    return ((social + economic + environmental) / 3).quantize(FOUR_PLACES, ROUND_HALF_UP)


def idm_status(score: Decimal, bands: Sequence[Band]) -> IndexStatus:
    """The status that belongs to a score (Permendesa 2/2016 art. 6); a limit belongs to the lower one."""
    for band in bands:
        if score <= band.most:
            return band.status
    raise ValueError(f"{score} lies above the highest band.")


def agrees_with_parts(score: Decimal, parts: Sequence[Decimal]) -> bool:
    """Whether a score of the years until 2024 is the mean of its three parts, rounding aside."""
    return len(parts) != 3 or abs(idm(*parts) - score) <= FOUR_PLACES
