"""A hand-over of many offices at once: the file that was read and what became of each line."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.actor import ScopeKind
from smartnagari.regions.public import TenantOwned

from ..types import PostKind
from .organisation import POST_KINDS, Office


class Handover(TenantOwned):
    """Hand-over from one file (serah terima jabatan). The same file gives the same hand-over."""

    reference = models.CharField(max_length=20)
    file_name = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)
    read_by = models.CharField(max_length=60)
    applied_by = models.CharField(max_length=60, blank=True)
    applied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "digest"], name="handover_file_once"),
            models.UniqueConstraint(fields=["tenant", "reference"], name="handover_reference_once"),
        ]

    def __str__(self) -> str:
        return self.reference

    def scopes(self) -> Iterable[tuple[ScopeKind, str]]:
        yield ScopeKind.TENANT, str(self.tenant_id)


class HandoverLine(TenantOwned):
    """One office of a hand-over; ``applied_at`` is empty until its holder has changed."""

    class Outcome(models.TextChoices):
        PENDING = "pending", _("Waiting")
        APPLIED = "applied", _("Handed over")
        UNCHANGED = "unchanged", _("Was so already")

    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="lines")
    line = models.PositiveIntegerField()
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    person_name = models.CharField(max_length=150)
    nip = models.CharField(max_length=18, blank=True)
    kind = models.CharField(max_length=10, choices=POST_KINDS)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    basis_document = models.CharField(max_length=120)
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.PENDING)

    class Meta:
        ordering = ["line"]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "handover", "line"], name="handoverline_once"),
            models.UniqueConstraint(fields=["tenant", "handover", "office"], name="handoverline_office_once"),
            models.CheckConstraint(
                condition=Q(kind__in=[k.value for k in PostKind]), name="handoverline_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="handoverline_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line} {self.person_name}"
