"""Offices as public pages show them: hours, open now, who is in office today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from smartnagari.kernel import freshness
from smartnagari.kernel.clock import WorkCalendar
from smartnagari.regions.public import Tenant, holds_on, work_calendars

from ..models import Holder, Office, Position
from ..rules import delegation
from ..rules.hours import read_week
from ..rules.opening import Opening, Span, opening, spans
from ..types import HolderView
from .holders import holders_on, term_of, view_of

CALENDAR, OFFICES = "calendar", "offices"
"""The tags of the days on which offices are closed, and of every list of offices."""


def office_tag(slug: str) -> str:
    """The tag of everything that a page says about this office."""
    return f"office:{slug}"


@dataclass(frozen=True)
class OfficeFacts:
    """Everything about an office that depends on today."""

    office: Office
    hours: tuple[Span, ...]
    opening: Opening | None
    head: HolderView | None


def office_facts(tenant: Tenant, office: Office) -> OfficeFacts:
    """The facts of this office at this moment; its own hours where it has some, else the tenant's.

    A page that is kept ready learns from here what it shows and when that changes by itself.
    """
    calendar = _calendar_of(office, work_calendars(tenant, {office.calendar_key}))
    now = timezone.now()
    state = opening(calendar, now)
    today = now.astimezone(calendar.zone).date()
    freshness.shows(office_tag(office.slug), CALENDAR)
    freshness.until(state.changes_at if state else None)
    freshness.until(datetime.combine(today + timedelta(days=1), time(), tzinfo=calendar.zone))
    heads = holders_on([office.pk], today)
    return OfficeFacts(office, spans(calendar.week), state, heads.get(office.pk))


def openings(tenant: Tenant, offices: Iterable[Any], *, now: datetime | None = None) -> dict[UUID, Opening]:
    """Open now or not for many offices, in three queries; none where the calendar cannot say.

    Takes offices or anything with their ``pk``, ``calendar_key`` and ``hours``.
    """
    rows, moment = list(offices), now or timezone.now()
    calendars = work_calendars(tenant, {row.calendar_key for row in rows})
    known: dict[tuple[str, str], Opening | None] = {}
    found = {}
    for row in rows:
        key = (row.calendar_key, str(row.hours or ""))
        if key not in known:
            known[key] = opening(_calendar_of(row, calendars), moment)
        state = known[key]
        if state is not None:
            found[row.pk] = state
            freshness.until(state.changes_at)
    freshness.shows(CALENDAR, OFFICES)
    return found


def _calendar_of(office: Any, calendars: Mapping[str, WorkCalendar]) -> WorkCalendar:
    calendar = calendars[office.calendar_key]
    return replace(calendar, week=read_week(office.hours)) if office.hours else calendar


def officials_on(office_id: UUID, day: date) -> list[HolderView]:
    """Who fills each post of an office on this day, in the order of the posts, in one query."""
    rows = Holder.objects.filter(holds_on(day), position__in=Position.objects.filter(office_id=office_id))
    by_post: dict[Position, list[Holder]] = {}
    for row in rows.select_related("position").order_by("position__order", "position__key", "pk"):
        by_post.setdefault(row.position, []).append(row)
    found = []
    for held in by_post.values():
        term = delegation.holder_on([term_of(row) for row in held], day)
        found += [view_of(row) for row in held if term is not None and row.pk == term.key]
    return found
