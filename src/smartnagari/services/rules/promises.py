"""How long a service may take (UU 30/2014 art. 53 in the wording of UU 6/2023)."""

from __future__ import annotations

from ..types import TimeUnit

DECISION_WORKING_DAYS = 5
"""Where no other law sets a limit, a decision is due within 5 working days of a complete application."""

_MINUTES = {TimeUnit.MINUTES: 1, TimeUnit.HOURS: 60, TimeUnit.WORKING_DAYS: 24 * 60, TimeUnit.DAYS: 24 * 60}


def within(value: int, unit: TimeUnit, *, limit_days: int = DECISION_WORKING_DAYS) -> bool:
    """Whether a published time keeps the legal limit: a promise can only be shorter than the law.

    Calendar days are compared as if each were a working day, in favour of who waits. Months and years are
    no promise that can keep a limit in days.
    """
    minutes = _MINUTES.get(unit)
    return minutes is not None and value * minutes <= limit_days * 24 * 60
