"""What the first page of a nagari shows, in one row."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from smartnagari.regions.public import TenantOwned


class Front(TenantOwned):
    """The first page of a nagari's site as one row, written with every change to what it shows.

    So that the page costs one query for all of it. ``rebuild_fronts`` makes it again from the tables.
    """

    area = models.ForeignKey("regions.Area", on_delete=models.PROTECT, related_name="+")
    shown = models.JSONField(default=dict)
    filled = models.JSONField(default=list)
    completeness = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "area"], name="front_once_per_nagari"),
            models.CheckConstraint(condition=Q(completeness__lte=100), name="front_completeness_to_100"),
        ]
        indexes = [models.Index(fields=["tenant", "-completeness"], name="front_by_completeness")]

    def __str__(self) -> str:
        return f"{self.area_id} {self.completeness}"
