"""Bodies beside the nagari government."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from smartnagari.publishing.public import Publishable
from smartnagari.regions.public import TenantOwned

from ..types import InstitutionKind

INSTITUTION_KINDS: list[tuple[str, Any]] = [
    (InstitutionKind.COUNCIL.value, _("Nagari council (Bamus)")),
    (InstitutionKind.ADAT_COUNCIL.value, _("Adat council (KAN)")),
    (InstitutionKind.ENTERPRISE.value, _("Nagari enterprise (BUMNag)")),
    (InstitutionKind.FAMILY_WELFARE.value, _("Family welfare (PKK)")),
    (InstitutionKind.YOUTH.value, _("Youth (Karang Taruna)")),
    (InstitutionKind.EMPOWERMENT.value, _("Community empowerment (LPM)")),
    (InstitutionKind.HEALTH_POST.value, _("Health post (Posyandu)")),
    (InstitutionKind.OTHER.value, _("Other body")),
]


class Institution(Publishable):
    """A body of the nagari (lembaga): council, adat council, enterprise, community organisations.

    An adat council may serve several nagari: ``area`` is where it sits, ``also_serves`` the others.
    """

    kind = models.CharField(max_length=14, choices=INSTITUTION_KINDS)
    name = models.CharField(max_length=150)
    head_name = models.CharField(max_length=150, blank=True)
    head_title = models.CharField(max_length=80, blank=True)
    members = models.PositiveSmallIntegerField(null=True, blank=True)
    term_from = models.DateField(null=True, blank=True)
    term_to = models.DateField(null=True, blank=True)
    decree = models.CharField(max_length=120, blank=True)
    about = models.CharField(max_length=500, blank=True)
    address = models.CharField(max_length=200, blank=True)
    whatsapp = models.CharField(max_length=16, blank=True)
    also_serves: Any = models.ManyToManyField(
        "regions.Area", through="InstitutionArea", related_name="+", blank=True
    )

    class Meta(Publishable.Meta):
        abstract = False
        verbose_name = _("institution")
        ordering = ["kind", "name", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(area__isnull=False), name="institution_is_of_a_nagari"),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in InstitutionKind]), name="institution_kind_known"
            ),
        ]
        indexes = [models.Index(fields=["tenant", "area", "kind"], name="institution_by_nagari")]

    def __str__(self) -> str:
        return self.name


class InstitutionArea(TenantOwned):
    """A further nagari that an institution serves."""

    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="served")
    area = models.ForeignKey("regions.Area", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "institution", "area"], name="institutionarea_once_per_pair"
            ),
        ]
        indexes = [models.Index(fields=["tenant", "area"], name="institutionarea_by_area")]

    def __str__(self) -> str:
        return f"{self.institution_id} {self.area_id}"
