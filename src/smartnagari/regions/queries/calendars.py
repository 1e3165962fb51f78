"""Calendars: which days are off for whom, and which years nobody has entered yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from smartnagari.kernel import freshness
from smartnagari.kernel.clock import WEEK, Hours, WorkCalendar

from ..models import Closure, DayKind, NationalCalendar, NationalDay, Tenant, WorkPattern

WARN_FROM_MONTH = 10
DAYS_OFF = "calendar"
"""The tag of working days: the decrees of the nation and the closures of the tenant."""
NationalRow = tuple[date, str, str]
"""Day, kind and Indonesian name."""


def work_calendar(tenant: Tenant, unit: str = "") -> WorkCalendar:
    """The calendar of the tenant's offices, or of one unit that keeps its own.

    Years that nobody has loaded are not in it: a sum that needs them raises ``CalendarNotLoaded``.
    A unit that works on holidays is not closed by closures meant for every office either.
    """
    return work_calendars(tenant, {unit})[unit]


def work_calendars(tenant: Tenant, units: Iterable[str]) -> dict[str, WorkCalendar]:
    """The calendar of each of these units, in three queries whatever their number."""
    freshness.shows(DAYS_OFF)
    wanted = set(units)
    patterns = {pattern.unit: pattern for pattern in WorkPattern.objects.filter(unit__in={"", *wanted})}
    closures = Closure.objects.filter(unit__in={"", *wanted}, withdrawn_at__isnull=True)
    closed = list(closures.values_list("unit", "day", "reason").order_by("day", "unit"))
    national = _national_days()
    return {unit: _calendar(tenant, unit, patterns, closed, national) for unit in wanted}


def _calendar(
    tenant: Tenant,
    unit: str,
    patterns: Mapping[str, WorkPattern],
    closed: Iterable[tuple[str, date, str]],
    national: Mapping[int, Iterable[NationalRow]],
) -> WorkCalendar:
    pattern = patterns.get(unit) or patterns.get("")
    open_on = _kinds_worked(pattern)
    days_off = {day: name for rows in national.values() for day, kind, name in rows if kind not in open_on}
    units = {unit} if pattern and pattern.unit == unit and not pattern.holidays_off else {"", unit}
    days_off |= {day: reason for closed_unit, day, reason in closed if closed_unit in units}
    return WorkCalendar(
        zone=ZoneInfo(tenant.timezone),
        days_off=days_off,
        years=frozenset(national),
        week=week_of(pattern.week) if pattern else WEEK,
    )


def _kinds_worked(pattern: WorkPattern | None) -> set[str]:
    """The kinds of national day on which this unit works all the same."""
    if pattern is None:
        return set()
    holidays = set() if pattern.holidays_off else {DayKind.HOLIDAY.value}
    return holidays if pattern.collective_leave_off else {*holidays, DayKind.COLLECTIVE_LEAVE.value}


def _national_days() -> dict[int, list[NationalRow]]:
    """For each loaded year the days of its decree in force, the one of the highest version."""
    rows = NationalCalendar.objects.order_by("year", "version", "days__day").values_list(
        "year", "version", "days__day", "days__kind", "days__name_id"
    )
    versions: dict[int, int] = {}
    found: dict[int, list[NationalRow]] = {}
    for year, version, day, kind, name in rows:
        if versions.get(year) != version:
            versions[year], found[year] = version, []
        if day is not None:
            found[year].append((day, kind, name))
    return found


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


def calendar_gaps(today: date) -> list[int]:
    """The years that should be loaded by now and are not: this one, and from October the next."""
    wanted = [today.year, today.year + 1] if today.month >= WARN_FROM_MONTH else [today.year]
    loaded = set(NationalCalendar.objects.filter(year__in=wanted).values_list("year", flat=True))
    return [year for year in wanted if year not in loaded]
