"""Calendars: which days are off for whom, and which years nobody has entered yet."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import CharField, DateField, F, IntegerField, QuerySet, TextField, Value
from django.db.models.functions import Cast

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
    """The calendar of each of these units, in one query whatever their number."""
    freshness.shows(DAYS_OFF)
    wanted = set(units)
    read = _read({"", *wanted})
    return {unit: _calendar(tenant, unit, read) for unit in wanted}


@dataclass(frozen=True)
class _Pattern:
    """The week of a unit, and which days of the nation it has off."""

    week: dict[int, Hours]
    holidays_off: bool
    leave_off: bool

    @property
    def kinds_worked(self) -> set[str]:
        """The kinds of national day on which this unit works all the same."""
        kinds = {DayKind.HOLIDAY.value: self.holidays_off, DayKind.COLLECTIVE_LEAVE.value: self.leave_off}
        return {kind for kind, off in kinds.items() if not off}


_USUAL = _Pattern(WEEK, holidays_off=True, leave_off=True)


@dataclass
class _Read:
    """What calendars are made of: weeks by unit, closures, and the days of each year's decree in force."""

    patterns: dict[str, _Pattern] = field(default_factory=dict)
    closed: list[tuple[str, date, str]] = field(default_factory=list)
    national: dict[int, list[NationalRow]] = field(default_factory=dict)
    versions: dict[int, int] = field(default_factory=dict)

    def decree(self, year: int, version: int, day: NationalRow | None) -> None:
        """Keep a day of the highest version of its year; a decree may have no days."""
        if version > self.versions.get(year, 0):
            self.versions[year], self.national[year] = version, []
        if day is not None and version == self.versions[year]:
            self.national[year].append(day)


def _calendar(tenant: Tenant, unit: str, read: _Read) -> WorkCalendar:
    own = read.patterns.get(unit)
    pattern = own or read.patterns.get("") or _USUAL
    decrees = (row for rows in read.national.values() for row in rows)
    days_off = {day: name for day, kind, name in sorted(decrees) if kind not in pattern.kinds_worked}
    units = {unit} if own and not own.holidays_off else {"", unit}
    days_off |= {day: reason for closed, day, reason in sorted(read.closed) if closed in units}
    return WorkCalendar(
        zone=ZoneInfo(tenant.timezone), days_off=days_off, years=frozenset(read.national), week=pattern.week
    )


def _read(units: Iterable[str]) -> _Read:
    """Decrees, closures and weeks in one query, as rows of the same seven columns."""
    found = _Read()
    for what, unit, day, text, one, two, kind in _decrees().union(_closures(units), _weeks(units), all=True):
        if what == "week":
            found.patterns[unit] = _Pattern(week_of(json.loads(text)), bool(one), bool(two))
        elif what == "closed":
            found.closed.append((unit, day, text))
        else:
            found.decree(one, two, (day, kind, text) if day else None)
    return found


NUMBER: Any = IntegerField()
WORDS: Any = CharField()
ROW = ("what", "at", "on", "text", "one", "two", "sort")


def _decrees() -> Any:
    rows = NationalCalendar.objects.order_by().annotate(
        what=Value("decree", WORDS),
        at=Value("", WORDS),
        on=F("days__day"),
        text=Cast("days__name_id", TextField()),
        one=Cast("year", NUMBER),
        two=Cast("version", NUMBER),
        sort=F("days__kind"),
    )
    return rows.values_list(*ROW)


def _closures(units: Iterable[str]) -> Any:
    rows = Closure.objects.filter(unit__in=units, withdrawn_at__isnull=True).order_by()
    rows = rows.annotate(
        what=Value("closed", WORDS),
        at=F("unit"),
        on=F("day"),
        text=Cast("reason", TextField()),
        one=Value(0, NUMBER),
        two=Value(0, NUMBER),
        sort=Value("", WORDS),
    )
    return rows.values_list(*ROW)


def _weeks(units: Iterable[str]) -> Any:
    rows = WorkPattern.objects.filter(unit__in=units).order_by()
    rows = rows.annotate(
        what=Value("week", WORDS),
        at=F("unit"),
        on=Cast(Value(None), DateField()),
        text=Cast("week", TextField()),
        one=Cast("holidays_off", NUMBER),
        two=Cast("collective_leave_off", NUMBER),
        sort=Value("", WORDS),
    )
    return rows.values_list(*ROW)


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
