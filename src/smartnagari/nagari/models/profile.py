"""What a nagari says of itself."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from smartnagari.publishing.public import Publishable

PICTURE: Any = {"on_delete": models.PROTECT, "null": True, "blank": True, "related_name": "+"}


class Profile(Publishable):
    """Profile of a nagari (profil nagari): history, land, people as sums, vision, contacts.

    Never data of a person: people stand here as sums with year and source. ``borders``, ``distances``,
    ``land_use``, ``missions``, ``links`` and ``emergency`` are small lists in the order of the form.
    """

    lead = models.CharField(max_length=300, blank=True)
    history = models.TextField(blank=True)
    area_ha = models.DecimalField(max_digits=11, decimal_places=2, null=True, blank=True)
    altitude_low_m = models.SmallIntegerField(null=True, blank=True)
    altitude_high_m = models.SmallIntegerField(null=True, blank=True)
    climate = models.CharField(max_length=300, blank=True)
    land_source = models.CharField(max_length=200, blank=True)
    borders = models.JSONField(default=dict, blank=True)
    distances = models.JSONField(default=dict, blank=True)
    land_use = models.JSONField(default=list, blank=True)
    men = models.PositiveIntegerField(null=True, blank=True)
    women = models.PositiveIntegerField(null=True, blank=True)
    households = models.PositiveIntegerField(null=True, blank=True)
    people_year = models.PositiveSmallIntegerField(null=True, blank=True)
    people_source = models.CharField(max_length=200, blank=True)
    vision = models.CharField(max_length=500, blank=True)
    missions = models.JSONField(default=list, blank=True)
    welcome = models.TextField(blank=True)
    logo = models.ForeignKey("files.StoredFile", **PICTURE)
    cover = models.ForeignKey("files.StoredFile", **PICTURE)
    whatsapp = models.CharField(max_length=16, blank=True)
    links = models.JSONField(default=dict, blank=True)
    emergency = models.JSONField(default=list, blank=True)
    diaspora = models.TextField(blank=True)
    diaspora_contact = models.CharField(max_length=150, blank=True)
    diaspora_whatsapp = models.CharField(max_length=16, blank=True)

    class Meta(Publishable.Meta):
        abstract = False
        verbose_name = _("profile")
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "area"],
                condition=Q(withdrawn_at__isnull=True),
                name="profile_once_per_nagari",
            ),
            models.CheckConstraint(condition=Q(area__isnull=False), name="profile_is_of_a_nagari"),
            models.CheckConstraint(
                condition=Q(area_ha__isnull=True) | Q(area_ha__gt=0), name="profile_area_more_than_nothing"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area}"

    @property
    def people(self) -> int | None:
        """How many live here, where both numbers are known."""
        if self.men is None or self.women is None:
            return None
        return self.men + self.women
