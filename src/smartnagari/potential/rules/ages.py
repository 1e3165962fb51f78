"""How old what was verified is, said plainly."""

from __future__ import annotations

from datetime import date

from ..types import Age


def months_between(earlier: date, later: date) -> int:
    """Whole months from one day to the other; none when it lies ahead."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return max(0, months - (later.day < earlier.day))


def age_of(verified_on: date | None, *, today: date, stale_after_months: int) -> Age:
    """Whether something was verified, and whether that is old by now.

    No law sets the limit; it is the regency's (``stale_after_months``).
    """
    if verified_on is None:
        return Age(None, old=False)
    return Age(verified_on, old=months_between(verified_on, today) >= stale_after_months)


def turns_old(verified_on: date, *, stale_after_months: int) -> date:
    """The first day on which it is called old."""
    month = verified_on.month - 1 + stale_after_months
    year, month = verified_on.year + month // 12, month % 12 + 1
    try:
        return date(year, month, verified_on.day)
    except ValueError:  # the 31st of a shorter month: its next month has begun by then
        return date(year + month // 12, month % 12 + 1, 1)


def year_is_old(year: int, *, today: date, stale_after_months: int) -> bool:
    """Whether figures of this year, which ended with it, are called old today."""
    return months_between(date(year, 12, 31), today) >= stale_after_months
