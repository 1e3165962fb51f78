"""What was taken away because its time was over, and what may not be."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from smartnagari.regions.public import TenantOwned

from .profile import Profile


class RetentionRun(TenantOwned):
    """One run of a rule (jadwal retensi): how far it came, what it removed, what a hold kept.

    ``checkpoint`` is the key of the last row that was looked at; a run that was cut off goes on from there.
    """

    rule = models.CharField(max_length=60)
    cutoff = models.DateTimeField()
    checkpoint = models.CharField(max_length=60, blank=True)
    removed = models.PositiveIntegerField(default=0)
    held = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    run_by = models.CharField(max_length=80)

    class Meta:
        ordering = ["-started_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "rule"], condition=Q(finished_at=None), name="retentionrun_open_once"
            ),
            models.CheckConstraint(
                condition=Q(finished_at=None) | Q(finished_at__gte=F("started_at")),
                name="retentionrun_ends_after_start",
            ),
        ]
        indexes = [models.Index(fields=["tenant", "rule", "-started_at"], name="retentionrun_by_rule")]

    def __str__(self) -> str:
        return f"{self.rule} {self.removed}"


class LegalHold(TenantOwned):
    """Stop of all removal (penahanan penghapusan) for one rule or all, one person or everybody."""

    rule = models.CharField(max_length=60, blank=True)
    profile = models.ForeignKey(
        Profile, null=True, blank=True, on_delete=models.PROTECT, related_name="legal_holds"
    )
    reason = models.CharField(max_length=200)
    placed_by = models.CharField(max_length=80)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="legalhold_has_a_reason"),
            models.CheckConstraint(
                condition=Q(lifted_at=None, lifted_by="") | (Q(lifted_at__isnull=False) & ~Q(lifted_by="")),
                name="legalhold_lifted_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(lifted_at=None) | Q(lifted_at__gte=F("created_at")),
                name="legalhold_lifted_after_placed",
            ),
        ]
        indexes = [models.Index(fields=["tenant", "lifted_at"], name="legalhold_in_force")]

    def __str__(self) -> str:
        return self.reason
