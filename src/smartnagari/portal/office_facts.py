"""An office as pages show it: hours, open now, who holds its head, how to reach it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time

from django.utils import timezone

from smartnagari.accounts.public import HolderView, Office, holders_on, read_week
from smartnagari.kernel.clock import Hours
from smartnagari.regions.public import Tenant, work_calendar

from .rules import Opening, opening


@dataclass(frozen=True)
class Span:
    """Weekdays with the same hours: ``first`` to ``last``, 0 is Monday."""

    first: int
    last: int
    opens: time
    closes: time


@dataclass(frozen=True)
class OfficeFacts:
    """Everything about an office that depends on today."""

    office: Office
    hours: tuple[Span, ...]
    opening: Opening | None
    head: HolderView | None


def office_facts(tenant: Tenant, office: Office) -> OfficeFacts:
    """The facts of this office at this moment; its own hours where it has some, else the tenant's."""
    calendar = work_calendar(tenant, office.calendar_key)
    if office.hours:
        calendar = replace(calendar, week=read_week(office.hours))
    now = timezone.now()
    heads = holders_on([office.pk], now.astimezone(calendar.zone).date())
    return OfficeFacts(office, spans(dict(calendar.week)), opening(calendar, now), heads.get(office.pk))


def spans(week: dict[int, Hours]) -> tuple[Span, ...]:
    """Neighbouring weekdays with the same hours drawn together."""
    drawn: list[Span] = []
    for day, hours in sorted(week.items()):
        last = drawn[-1] if drawn else None
        if last and last.last == day - 1 and (last.opens, last.closes) == (hours.opens, hours.closes):
            drawn[-1] = replace(last, last=day)
        else:
            drawn.append(Span(day, day, hours.opens, hours.closes))
    return tuple(drawn)
