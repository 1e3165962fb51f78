"""What a commodity cost somewhere on a day."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from smartnagari.publishing.public import Publishable
from smartnagari.regions.public import Sourced


class PriceNote(Publishable, Sourced):
    """One price of the board (papan harga): of a quality, at a place, on a day, in rupiah for one unit."""

    commodity = models.CharField(max_length=40)
    grade = models.CharField(max_length=60, blank=True)
    side = models.CharField(max_length=10, default="farm")
    place = models.CharField(max_length=100, blank=True)
    day = models.DateField()
    price = models.BigIntegerField()
    unit = models.CharField(max_length=16)
    base_price = models.DecimalField(max_digits=22, decimal_places=6)
    family = models.CharField(max_length=16)
    is_sample = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(price__gt=0), name="pricenote_price_positive"),
        ]
        indexes = [models.Index(fields=["tenant", "commodity", "day"], name="pricenote_by_commodity")]

    def __str__(self) -> str:
        return f"{self.commodity} {self.day}"
