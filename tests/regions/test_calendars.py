"""Calendars: the decree of 2026, the dossier's deadlines, local closures, years nobody entered."""

from __future__ import annotations

from datetime import date, datetime
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command

from smartnagari.kernel.actor import Actor
from smartnagari.kernel.clock import CalendarNotLoaded
from smartnagari.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from smartnagari.regions.actions.calendars import (
    declare_closure,
    load_national_calendar,
    withdraw_closure,
)
from smartnagari.regions.loading.calendar_file import read_calendar
from smartnagari.regions.loading.faults import SourceRefused
from smartnagari.regions.loading.nomenclature import DATA
from smartnagari.regions.models import Closure, NationalCalendar, NationalDay, WorkPattern
from smartnagari.regions.queries.calendars import calendar_gaps, national_days, work_calendar

WIB = ZoneInfo("Asia/Jakarta")
SHIPPED = DATA / "calendar" / "2026.yaml"


@pytest.fixture
def calendar_2026(db):
    load_national_calendar(file=read_calendar(SHIPPED))


@pytest.fixture
def working(tenant, calendar_2026):
    return work_calendar(tenant)


def test_2026_has_17_holidays_8_leave_days_and_240_working_days(calendar_2026, working):
    days = national_days(2026)

    assert sum(day.kind == "holiday" for day in days) == 17
    assert sum(day.kind == "collective_leave" for day in days) == 8
    every = (date.fromordinal(n) for n in range(date(2026, 1, 1).toordinal(), date(2027, 1, 1).toordinal()))
    assert sum(working.is_working_day(day) for day in every) == 240
    assert "1497/2025" in NationalCalendar.objects.get().legal_basis


@pytest.mark.parametrize(
    ("complete", "days", "due"),
    [
        (date(2026, 3, 12), 5, date(2026, 3, 26)),
        (date(2026, 12, 21), 5, date(2026, 12, 30)),
        (date(2026, 3, 2), 28, date(2026, 4, 17)),
        (date(2026, 5, 12), 10, date(2026, 6, 2)),
    ],
)
def test_deadline_of_the_law_over_holidays(working, complete, days, due):
    noon = datetime(complete.year, complete.month, complete.day, 12, tzinfo=WIB)

    assert working.due(noon, days).date() == due


def test_sum_beyond_the_last_loaded_year_is_refused(working):
    with pytest.raises(CalendarNotLoaded):
        working.add_working_days(date(2026, 12, 30), 2)


@pytest.mark.parametrize(
    ("today", "gaps"),
    [
        (date(2026, 9, 30), []),
        (date(2026, 10, 1), [2027]),
        (date(2027, 1, 1), [2027]),
        (date(2027, 11, 1), [2027, 2028]),
    ],
)
def test_missing_year_is_told_from_october(calendar_2026, today, gaps):
    assert calendar_gaps(today) == gaps


def test_loading_the_same_decree_again_changes_nothing(calendar_2026):
    assert load_national_calendar(file=read_calendar(SHIPPED)) == ([], 1)


def amended(tmp_path):
    text = SHIPPED.read_text().replace("day: 2026-05-28", "day: 2026-05-29")
    path = tmp_path / "amended.yaml"
    path.write_text(text)
    return path


def test_amended_decree_is_a_new_version_and_the_old_one_stays(calendar_2026, tenant, tmp_path):
    differences, version = load_national_calendar(file=read_calendar(amended(tmp_path)))

    assert version == 2
    assert [line[:12] for line in differences] == ["- 2026-05-28", "+ 2026-05-29"]
    assert work_calendar(tenant).is_working_day(date(2026, 5, 28))
    assert not work_calendar(tenant).is_working_day(date(2026, 5, 29))
    assert NationalDay.objects.filter(calendar__version=1).count() == 25


def test_dry_run_of_a_decree_changes_nothing(calendar_2026, tmp_path, settings):
    settings.LANGUAGE_CODE = "en"
    out = StringIO()

    call_command("load_calendar", str(amended(tmp_path)), "--dry-run", stdout=out)

    assert "2 days of 2026 would change" in out.getvalue()
    assert NationalCalendar.objects.count() == 1


BROKEN = [
    ("year: 2026", "year: twenty", "State the year"),
    ("legal_basis: SKB", "basis: SKB", "legal_basis"),
    ("holidays: 17", "holidays: 16", "expects"),
    ("day: 2026-01-16", "day: 2025-01-16", "does not lie in the year"),
    ("day: 2026-01-16", "day: 2026-01-01", "listed twice"),
    ("day: 2026-01-16", "day: 16 Januari", "needs day"),
    ("holidays:\n  - {", "holidays:\n  - [", "YAML"),
]


@pytest.mark.parametrize(("good", "bad", "told"), BROKEN)
def test_faulty_calendar_file_is_refused(tmp_path, settings, good, bad, told):
    settings.LANGUAGE_CODE = "en"
    path = tmp_path / "2026.yaml"
    path.write_text(SHIPPED.read_text().replace(good, bad, 1))

    with pytest.raises(SourceRefused) as refusal:
        read_calendar(path)

    assert told in str(refusal.value)


def test_command_refuses_with_exit_code_2(db, tmp_path):
    (tmp_path / "2027.yaml").write_text("nothing")

    for path in (tmp_path / "2027.yaml", tmp_path / "missing.yaml"):
        with pytest.raises(CommandError) as refusal:
            call_command("load_calendar", str(path))
        assert refusal.value.returncode == 2


ELECTION = date(2026, 6, 25)


def declare(actor, **facts):
    return declare_closure(actor=actor, day=ELECTION, reason="Pilwana", legal_basis="SK Bupati 1", **facts)


def test_closure_moves_deadlines_of_every_office(tenant, actor, calendar_2026):
    declare(actor)

    assert not work_calendar(tenant).is_working_day(ELECTION)
    assert not work_calendar(tenant, unit="rsud").is_working_day(ELECTION)


def test_closure_of_one_unit_leaves_the_others_open(tenant, actor, calendar_2026):
    declare(actor, unit="camat-01")

    assert work_calendar(tenant).is_working_day(ELECTION)
    assert not work_calendar(tenant, unit="camat-01").is_working_day(ELECTION)


def test_closure_can_be_withdrawn_and_declared_again_but_not_twice(tenant, actor, calendar_2026):
    declare(actor)
    with pytest.raises(Conflict):
        declare(actor)
    withdraw_closure(actor=actor, day=ELECTION)
    assert work_calendar(tenant).is_working_day(ELECTION)
    with pytest.raises(NotFound):
        withdraw_closure(actor=actor, day=ELECTION)

    declare(actor)

    assert Closure.objects.count() == 2


def test_closure_needs_reason_decree_and_permission(tenant, actor):
    with pytest.raises(Invalid):
        declare_closure(actor=actor, day=ELECTION, reason="Pilwana", legal_basis=" ")
    with pytest.raises(NotAllowed):
        declare(Actor.anonymous(tenant.pk))


def test_closure_of_another_tenant_does_not_count(tenant, other_tenant, calendar_2026):
    from smartnagari.regions.scope import tenant_scope

    with tenant_scope(other_tenant.pk):
        declare(Actor.system("test", other_tenant.pk))

    assert work_calendar(tenant).is_working_day(ELECTION)


def test_unit_with_its_own_week_works_on_holidays(tenant, actor, calendar_2026):
    week = {str(day): ["00:00", "23:59"] for day in range(7)}
    WorkPattern.objects.create(
        tenant=tenant, unit="bpbd", week=week, holidays_off=False, collective_leave_off=False
    )
    declare(actor)

    posted = work_calendar(tenant, unit="bpbd")

    assert posted.is_working_day(date(2026, 3, 22))
    assert posted.is_working_day(ELECTION)
    assert not work_calendar(tenant).is_working_day(date(2026, 3, 22))


def test_calendar_costs_the_same_queries_for_any_length(tenant, calendar_2026, django_assert_num_queries):
    with django_assert_num_queries(1):
        work_calendar(tenant)
