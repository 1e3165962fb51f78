"""The money of a nagari, told to its people."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from smartnagari.publishing.public import Publishable
from smartnagari.regions.public import TenantOwned

from ..types import Line


class Budget(Publishable):
    """Budget of a nagari for a year (APB Nagari), with what has been received and used so far."""

    year = models.PositiveSmallIntegerField()
    regulation = models.CharField(max_length=120, blank=True)
    as_of = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True)
    unfinished = models.TextField(blank=True)
    complaints = models.CharField(max_length=200, blank=True)

    class Meta(Publishable.Meta):
        indexes = [models.Index(fields=["tenant", "changed_at", "id"], name="budget_by_change")]
        abstract = False
        verbose_name = _("budget")
        ordering = ["-year", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "area", "year"],
                condition=Q(withdrawn_at__isnull=True),
                name="budget_once_per_nagari_and_year",
            ),
            models.CheckConstraint(condition=Q(area__isnull=False), name="budget_is_of_a_nagari"),
            models.CheckConstraint(condition=Q(year__range=(2015, 2100)), name="budget_year_plausible"),
        ]

    def __str__(self) -> str:
        return f"{self.area} {self.year}"


class BudgetLine(TenantOwned):
    """A line of a budget; amounts in whole rupiah, a quarter that nobody reported is empty."""

    budget = models.ForeignKey(Budget, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=24)
    name = models.CharField(max_length=200)
    planned = models.BigIntegerField()
    quarter1 = models.BigIntegerField(null=True, blank=True)
    quarter2 = models.BigIntegerField(null=True, blank=True)
    quarter3 = models.BigIntegerField(null=True, blank=True)
    quarter4 = models.BigIntegerField(null=True, blank=True)
    carried_by = models.CharField(max_length=120, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "budget", "position"], name="budgetline_position_once"),
            models.UniqueConstraint(fields=["tenant", "budget", "code"], name="budgetline_account_once"),
            models.CheckConstraint(condition=Q(planned__gte=0), name="budgetline_plan_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    def as_line(self) -> Line:
        """The row as the rules of the budget see it."""
        return Line(
            code=self.code,
            name=self.name,
            planned=self.planned,
            quarters=(self.quarter1, self.quarter2, self.quarter3, self.quarter4),
            carried_by=self.carried_by,
            note=self.note,
        )
