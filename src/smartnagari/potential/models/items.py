"""One thing that a nagari has, with its figures, their year and their source."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from smartnagari.regions.public import Sourced

from ..rules.seasons import months_of
from ..types import Quantity
from .parts import Contacted, Published, Verifiable


class PotentialItem(Published, Contacted, Verifiable, Sourced):
    """Potential of a nagari (potensi): what grows, is made or can be visited.

    An amount is kept as typed with its unit, and beside it in the base unit of its family, so that sums over
    the regency add like with like. ``quantity`` is what stands there, ``production`` what a year yields.
    """

    sector = models.CharField(max_length=24)
    commodity = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=120)
    summary = models.CharField(max_length=240)
    about = models.TextField(blank=True)
    status = models.CharField(max_length=12, default="running")
    stage = models.CharField(max_length=12, blank=True)

    year = models.PositiveSmallIntegerField(null=True, blank=True)
    area_ha = models.DecimalField(max_digits=12, decimal_places=3, null=True, blank=True)
    quantity = models.DecimalField(max_digits=15, decimal_places=3, null=True, blank=True)
    quantity_unit = models.CharField(max_length=16, blank=True)
    quantity_base = models.DecimalField(max_digits=22, decimal_places=7, null=True, blank=True)
    quantity_family = models.CharField(max_length=16, blank=True)
    production = models.DecimalField(max_digits=15, decimal_places=3, null=True, blank=True)
    production_unit = models.CharField(max_length=16, blank=True)
    production_base = models.DecimalField(max_digits=22, decimal_places=7, null=True, blank=True)
    production_family = models.CharField(max_length=16, blank=True)
    season = models.PositiveSmallIntegerField(default=0)

    producers = models.PositiveIntegerField(null=True, blank=True)
    producers_kind = models.CharField(max_length=8, blank=True)
    price_low = models.BigIntegerField(null=True, blank=True)
    price_high = models.BigIntegerField(null=True, blank=True)
    price_unit = models.CharField(max_length=16, blank=True)
    price_on = models.DateField(null=True, blank=True)

    market = models.CharField(max_length=300, blank=True)
    opportunities = models.TextField(blank=True)
    constraints_met = models.TextField(blank=True)
    investment = models.BigIntegerField(null=True, blank=True)
    investment_for = models.CharField(max_length=300, blank=True)

    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    photos = models.JSONField(default=list, blank=True)
    documents = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [
            *Contacted.Meta.constraints,
            *Verifiable.Meta.constraints,
            models.UniqueConstraint(fields=["tenant", "slug"], name="potentialitem_slug_once_per_tenant"),
            models.CheckConstraint(
                condition=Q(season__gte=0, season__lt=4096), name="potentialitem_season_has_twelve_months"
            ),
            models.CheckConstraint(
                condition=Q(quantity__isnull=True) | (Q(quantity_base__isnull=False) & ~Q(quantity_unit="")),
                name="potentialitem_quantity_has_unit",
            ),
            models.CheckConstraint(
                condition=Q(production__isnull=True)
                | (Q(production_base__isnull=False) & ~Q(production_unit="")),
                name="potentialitem_production_has_unit",
            ),
            models.CheckConstraint(
                condition=Q(year__isnull=False)
                | Q(area_ha__isnull=True, quantity__isnull=True, production__isnull=True),
                name="potentialitem_figures_have_year",
            ),
            models.CheckConstraint(
                condition=Q(price_low__isnull=True, price_high__isnull=True)
                | (
                    Q(price_low__gt=0, price_high__gte=F("price_low"), price_on__isnull=False)
                    & ~Q(price_unit="")
                ),
                name="potentialitem_price_has_range_unit_and_day",
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-11.5, 6.5), longitude__range=(94.5, 141.5)),
                name="potentialitem_lies_in_indonesia",
            ),
        ]
        indexes = [
            models.Index(fields=["tenant", "area", "verified_on"], name="potentialitem_by_area"),
            models.Index(fields=["tenant", "commodity", "verified_on"], name="potentialitem_by_commodity"),
            models.Index(fields=["tenant", "sector", "verified_on"], name="potentialitem_by_sector"),
            models.Index(fields=["tenant", "verified_on", "id"], name="potentialitem_by_verified"),
            models.Index(fields=["tenant", "changed_at", "id"], name="potentialitem_by_change"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def months(self) -> tuple[int, ...]:
        """The months of its season."""
        return months_of(self.season)

    def put_amount(self, column: str, found: Quantity | None) -> None:
        """Keep an amount (``quantity`` or ``production``) as typed and in its base unit."""
        setattr(self, column, found.amount if found else None)
        setattr(self, f"{column}_unit", found.unit if found else "")
        setattr(self, f"{column}_base", found.base if found else None)
        setattr(self, f"{column}_family", found.family if found else "")

    def facts(self) -> Iterable[object]:
        """What a verification vouches for: when one of these changes, it has lapsed."""
        numbers: list[Decimal | None] = [self.area_ha, self.quantity_base, self.production_base]
        yield from (None if each is None else each.normalize() for each in numbers)
        yield from (self.sector, self.commodity, self.status, self.year, self.producers, self.producers_kind)
