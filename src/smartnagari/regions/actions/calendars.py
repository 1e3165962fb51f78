"""Loading decrees and declaring local closures."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel import events, freshness, trail
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Conflict, Invalid, NotFound

from ..loading.calendar_file import CalendarFile
from ..models import Closure, NationalCalendar, NationalDay
from ..queries.calendars import DAYS_OFF, national_days
from ..types import ClosureDeclared, ClosureWithdrawn

CALENDAR = "regions.calendar"


@transaction.atomic
def load_national_calendar(*, file: CalendarFile, dry_run: bool = False) -> tuple[list[str], int]:
    """Put the decree of a year in force; gives what differs from the version before and the version.

    The same days twice change nothing; different ones become a new version, and the old one stays for
    whoever asks what was counted then. Shared data: the command that loads it is the operator's alone.
    """
    before = {day.day: day.name_id for day in national_days(file.year)}
    after = {day.day: day.name_id for day in file.days}
    latest = NationalCalendar.objects.filter(year=file.year).order_by("-version").first()
    differences = [f"- {day} {before[day]}" for day in sorted(before.keys() - after.keys())]
    differences += [f"+ {day} {after[day]}" for day in sorted(after) if before.get(day) != after[day]]
    version = latest.version if latest else 0
    if not differences or dry_run:
        return differences, version
    calendar = NationalCalendar.objects.create(
        year=file.year, version=version + 1, legal_basis=file.legal_basis, source=file.source
    )
    NationalDay.objects.bulk_create(
        NationalDay(calendar=calendar, day=day.day, kind=day.kind, name_id=day.name_id, name_en=day.name_en)
        for day in file.days
    )
    freshness.changed(DAYS_OFF)
    return differences, calendar.version


@transaction.atomic
def declare_closure(*, actor: Actor, day: date, reason: str, legal_basis: str, unit: str = "") -> Closure:
    """A day on which all offices, or one unit, are closed; deadlines that run over it move."""
    actor.require(CALENDAR)
    if not reason.strip() or not legal_basis.strip():
        raise Invalid(_("Say why the offices are closed and by which decree."))
    try:
        with transaction.atomic():
            closure = Closure.objects.create(
                tenant_id=actor.tenant, day=day, unit=unit, reason=reason, legal_basis=legal_basis
            )
    except IntegrityError as error:
        raise Conflict(_("This day is already entered as closed."), day=day.isoformat()) from error

    subject = closure_subject(closure)
    trail.record(actor, "regions.closure.declare", subject, {"reason": reason, "by": legal_basis})
    events.publish(ClosureDeclared(day=day.isoformat(), unit=unit), subject=subject)
    freshness.changed(DAYS_OFF)
    return closure


@transaction.atomic
def withdraw_closure(*, actor: Actor, day: date, unit: str = "") -> Closure:
    """Take back a closure that was entered by mistake or lifted."""
    actor.require(CALENDAR)
    closures = Closure.objects.filter(day=day, unit=unit, withdrawn_at__isnull=True)
    closure = closures.select_for_update(of=("self",)).first()
    if closure is None:
        raise NotFound(_("This day is not entered as closed."))

    closure.withdrawn_at = timezone.now()
    closure.save(update_fields=["withdrawn_at", "updated_at"])

    subject = closure_subject(closure)
    trail.record(actor, "regions.closure.withdraw", subject)
    events.publish(ClosureWithdrawn(day=day.isoformat(), unit=unit), subject=subject)
    freshness.changed(DAYS_OFF)
    return closure


def closure_subject(closure: Closure) -> str:
    return f"closure/{closure.day.isoformat()}/{closure.unit}"
