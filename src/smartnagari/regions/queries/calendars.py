"""Calendars: which days are off for whom, and which years nobody has entered yet."""

from __future__ import annotations

from datetime import date, time
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from smartnagari.kernel.clock import WEEK, Hours, WorkCalendar

from ..models import Closure, DayKind, NationalCalendar, NationalDay, Tenant, WorkPattern

WARN_FROM_MONTH = 10


def work_calendar(tenant: Tenant, unit: str = "") -> WorkCalendar:
    """The calendar of the tenant's offices, or of one unit that keeps its own.

    Years that nobody has loaded are not in it: a sum that needs them raises ``CalendarNotLoaded``.
    A unit that works on holidays is not closed by closures meant for every office either.
    """
    patterns = {pattern.unit: pattern for pattern in WorkPattern.objects.filter(unit__in={"", unit})}
    pattern = patterns.get(unit) or patterns.get("")
    days_off = _national_days(pattern)
    units = {unit} if pattern and pattern.unit == unit and not pattern.holidays_off else {"", unit}
    closures = Closure.objects.filter(unit__in=units, withdrawn_at__isnull=True)
    days_off |= dict(closures.values_list("day", "reason"))
    years = frozenset(NationalCalendar.objects.values_list("year", flat=True))
    return WorkCalendar(
        zone=ZoneInfo(tenant.timezone),
        days_off=days_off,
        years=years,
        week=week_of(pattern.week) if pattern else WEEK,
    )


def week_of(stored: dict[str, list[str]]) -> dict[int, Hours]:
    """The week from its stored form: ``{"0": ["07:30", "16:00"]}``."""
    return {
        int(day): Hours(time.fromisoformat(opens), time.fromisoformat(closes))
        for day, (opens, closes) in stored.items()
    }


def days_in_force() -> dict[int, int]:
    """For each loaded year the key of its decree in force, the one of the highest version."""
    rows = NationalCalendar.objects.order_by("year", "version").values_list("year", "pk")
    return dict(rows)


def national_days(year: int) -> list[NationalDay]:
    """The days of the decree in force for this year, in order; none when it is not loaded."""
    key = days_in_force().get(year)
    return list(NationalDay.objects.filter(calendar=key).order_by("day")) if key else []


def calendar_of(year: int) -> NationalCalendar | None:
    """The decree in force for this year, if somebody loaded it."""
    return NationalCalendar.objects.filter(year=year).order_by("-version").first()


def closures_in(year: int) -> QuerySet[Closure]:
    """The days of this year on which the tenant closes its offices, in order."""
    return Closure.objects.filter(day__year=year, withdrawn_at__isnull=True).order_by("day", "unit")


def _national_days(pattern: WorkPattern | None) -> dict[date, str]:
    wanted = Q()
    if pattern and not pattern.holidays_off:
        wanted &= ~Q(kind=DayKind.HOLIDAY)
    if pattern and not pattern.collective_leave_off:
        wanted &= ~Q(kind=DayKind.COLLECTIVE_LEAVE)
    days = NationalDay.objects.filter(wanted, calendar__in=days_in_force().values())
    return dict(days.order_by("day").values_list("day", "name_id"))


def calendar_gaps(today: date) -> list[int]:
    """The years that should be loaded by now and are not: this one, and from October the next."""
    wanted = [today.year, today.year + 1] if today.month >= WARN_FROM_MONTH else [today.year]
    loaded = set(NationalCalendar.objects.filter(year__in=wanted).values_list("year", flat=True))
    return [year for year in wanted if year not in loaded]
