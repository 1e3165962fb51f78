"""What the ministry says of a nagari."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from smartnagari.regions.public import Sourced, TenantOwned

from ..types import IndexScheme, IndexStatus

SCHEMES: list[tuple[str, Any]] = [
    (IndexScheme.VILLAGE_INDEX.value, _("Village Index (Indeks Desa)")),
    (IndexScheme.IDM.value, _("Index of Building Villages (IDM)")),
]
STATUSES: list[tuple[str, Any]] = [
    (IndexStatus.VERY_BEHIND.value, _("Far behind")),
    (IndexStatus.BEHIND.value, _("Behind")),
    (IndexStatus.DEVELOPING.value, _("Developing")),
    (IndexStatus.ADVANCED.value, _("Advanced")),
    (IndexStatus.INDEPENDENT.value, _("Independent")),
]


class VillageIndex(TenantOwned, Sourced):
    """Index of a village for a year (Indeks Desa; IDM until 2024), as it was published.

    Score, dimensions and status are the ministry's; nothing here is computed.
    """

    area = models.ForeignKey("regions.Area", on_delete=models.PROTECT, related_name="+")
    scheme = models.CharField(max_length=13, choices=SCHEMES)
    year = models.PositiveSmallIntegerField()
    score = models.DecimalField(max_digits=8, decimal_places=4)
    dimensions = models.JSONField(default=dict, blank=True)
    status = models.CharField(max_length=11, choices=STATUSES)
    decree = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["-year", "scheme"]
        indexes = [models.Index(fields=["tenant", "updated_at", "id"], name="villageindex_by_change")]
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "area", "scheme", "year"], name="villageindex_once_per_year"
            ),
            models.CheckConstraint(
                condition=Q(status__in=[each.value for each in IndexStatus]), name="villageindex_status_known"
            ),
            models.CheckConstraint(
                condition=Q(scheme__in=[each.value for each in IndexScheme]), name="villageindex_scheme_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.year} {self.score}"
