"""Groups of those who grow, catch, make or guide."""

from __future__ import annotations

from django.db import models

from smartnagari.regions.public import Sourced

from ..rules.keys import keys_of
from .parts import Contacted, Published, Verifiable


class ProducerGroup(Published, Contacted, Verifiable, Sourced):
    """Producers' group (poktan, gapoktan, kelompok sadar wisata, KUB nelayan)."""

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12)
    about = models.TextField(blank=True)
    commodities = models.CharField(max_length=300, blank=True)
    members = models.PositiveIntegerField(null=True, blank=True)
    women = models.PositiveIntegerField(null=True, blank=True)
    since = models.PositiveSmallIntegerField(null=True, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            *Contacted.Meta.constraints,
            *Verifiable.Meta.constraints,
            models.UniqueConstraint(fields=["tenant", "slug"], name="producergroup_slug_once_per_tenant"),
            models.CheckConstraint(
                condition=models.Q(women__isnull=True) | models.Q(women__lte=models.F("members")),
                name="producergroup_women_are_members",
            ),
        ]
        indexes = [models.Index(fields=["tenant", "area"], name="producergroup_by_area")]

    def __str__(self) -> str:
        return self.name

    @property
    def commodity_keys(self) -> tuple[str, ...]:
        return keys_of(self.commodities)
