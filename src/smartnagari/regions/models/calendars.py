"""Days on which offices are closed, and the hours of those on which they are open, as dated data."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .tenancy import TenantOwned


class DayKind(models.TextChoices):
    HOLIDAY = "holiday", _("Public holiday")
    COLLECTIVE_LEAVE = "collective_leave", _("Collective leave")


class NationalCalendar(models.Model):
    """The decree of one year (SKB tiga menteri) in one version. Shared table: the same for every tenant.

    An amended decree is a new version; the highest version of a year is in force, earlier ones stay.
    """

    year = models.PositiveSmallIntegerField()
    version = models.PositiveSmallIntegerField(default=1)
    legal_basis = models.CharField(max_length=300)
    source = models.CharField(max_length=300, blank=True)
    loaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "version"], name="nationalcalendar_version_once_per_year")
        ]

    def __str__(self) -> str:
        return f"{self.year} v{self.version}"


class NationalDay(models.Model):
    """A day of the decree. Shared table."""

    calendar = models.ForeignKey(NationalCalendar, on_delete=models.CASCADE, related_name="days")
    day = models.DateField()
    kind = models.CharField(max_length=16, choices=DayKind)
    name_id = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)

    class Meta:
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["calendar", "day"], name="nationalday_once_per_calendar"),
            models.CheckConstraint(condition=Q(kind__in=DayKind.values), name="nationalday_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d} {self.name_id}"


class Closure(TenantOwned):
    """A day on which the tenant's offices (or one unit) are closed by local decision (disaster, election).

    ``unit`` is the text key of a unit with a calendar of its own; empty means every office.
    A closure that was a mistake is withdrawn, not deleted: deadlines were counted with it.
    """

    day = models.DateField()
    unit = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=200)
    legal_basis = models.CharField(max_length=300)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "unit", "day"],
                condition=Q(withdrawn_at__isnull=True),
                name="closure_once_per_unit_and_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d} {self.reason}"


class WorkPattern(TenantOwned):
    """The week of the tenant's offices, or of one unit that works otherwise (hospital, emergency post).

    ``week`` maps a weekday ("0" is Monday) to opening and closing, local time: ``{"0": ["07:30", "16:00"]}``.
    """

    unit = models.CharField(max_length=80, blank=True)
    week = models.JSONField()
    holidays_off = models.BooleanField(default=True)
    collective_leave_off = models.BooleanField(default=True)
    legal_basis = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "unit"], name="workpattern_once_per_unit"),
        ]

    def __str__(self) -> str:
        return self.unit or "-"
