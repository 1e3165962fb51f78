"""The hash chain over the log: its links, its head, and what has still to be joined."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from .base import AuditRow
from .entries import AuditEntry


class AuditSeal(AuditRow):
    """A link: this entry at this place, after that hash. The order is that of sealing, without a gap."""

    seq = models.PositiveBigIntegerField()
    entry = models.ForeignKey(AuditEntry, on_delete=models.PROTECT, related_name="+", db_index=False)
    prev_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant_id", "seq"], name="auditseal_seq_once_per_tenant"),
            models.UniqueConstraint(fields=["tenant_id", "entry"], name="auditseal_once_per_entry"),
            models.CheckConstraint(condition=Q(seq__gte=1), name="auditseal_counts_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.seq}: {self.hash[:12]}"


class AuditHead(AuditRow):
    """How far the chain of a tenant reaches: what a cut-off end is noticed by."""

    tenant_id = models.UUIDField(primary_key=True, editable=False)
    seq = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.seq}: {self.hash[:12]}"


class PendingSeal(AuditRow):
    """An entry that the sealer has not joined to the chain yet; written with it, gone when it is sealed."""

    entry = models.OneToOneField(AuditEntry, on_delete=models.PROTECT, primary_key=True, related_name="+")
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["tenant_id", "entry"], name="pendingseal_in_order")]

    def __str__(self) -> str:
        return str(self.entry_id)
