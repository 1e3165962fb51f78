"""Who leads each korong."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from smartnagari.publishing.public import Publishable
from smartnagari.regions.public import TenantOwned


class HamletHeads(Publishable):
    """The heads of all korong of a nagari (wali korong), published together; one row a nagari."""

    class Meta(Publishable.Meta):
        abstract = False
        verbose_name = _("heads of the korong")
        constraints = [
            models.CheckConstraint(condition=models.Q(area__isnull=False), name="hamletheads_of_a_nagari"),
            models.UniqueConstraint(fields=["tenant", "area"], name="hamletheads_once_per_nagari"),
        ]

    def __str__(self) -> str:
        return f"{self.area_id}"


class HamletHead(TenantOwned):
    """Who leads one korong, since when and by which decree."""

    heads = models.ForeignKey(HamletHeads, on_delete=models.CASCADE, related_name="rows")
    hamlet = models.ForeignKey("regions.Area", on_delete=models.PROTECT, related_name="+")
    head_name = models.CharField(max_length=150)
    since = models.DateField(null=True, blank=True)
    decree = models.CharField(max_length=120, blank=True)
    whatsapp = models.CharField(max_length=16, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "heads", "hamlet"], name="hamlethead_once_per_korong"),
        ]
        indexes = [models.Index(fields=["tenant", "hamlet"], name="hamlethead_by_korong")]

    def __str__(self) -> str:
        return self.head_name
