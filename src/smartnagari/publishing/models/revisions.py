"""Revisions: what was typed, by whom, and where it stands on its way to the public."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.db.models import Q

from smartnagari.files.public import StoredFile
from smartnagari.kernel.actor import ScopeKind
from smartnagari.kernel.ids import uuid7
from smartnagari.regions.public import Area, TenantOwned

from ..states import EDITABLE, OPEN, RevisionState


class Revision(TenantOwned):
    """One version of a content as it was typed, complete or not; the public's row is made from it.

    ``touched`` says for each screen at which edit it was last changed and by whom: two people on one draft
    are told of each other by it.
    """

    kind = models.CharField(max_length=80)
    subject_id = models.UUIDField(default=uuid7)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=RevisionState, default=RevisionState.DRAFT)
    typed = models.JSONField(default=dict, blank=True)
    title = models.CharField(max_length=200, blank=True)
    edits = models.PositiveIntegerField(default=0)
    touched = models.JSONField(default=dict, blank=True)
    filled = models.PositiveSmallIntegerField(default=0)
    author = models.CharField(max_length=80)
    submitted_by = models.CharField(max_length=80, blank=True)
    decided_by = models.CharField(max_length=80, blank=True)
    note = models.CharField(max_length=1000, blank=True)
    live_at = models.DateTimeField(null=True, blank=True)
    live_until = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "subject_id", "number"], name="revision_number_once_per_content"
            ),
            models.UniqueConstraint(
                fields=["tenant", "subject_id"],
                condition=Q(state__in=OPEN),
                name="revision_one_being_written",
            ),
            models.UniqueConstraint(
                fields=["tenant", "subject_id"],
                condition=Q(state=RevisionState.PUBLISHED),
                name="revision_one_published",
            ),
            models.CheckConstraint(condition=Q(state__in=RevisionState.values), name="revision_state_known"),
            models.CheckConstraint(
                condition=~Q(state=RevisionState.SCHEDULED) | Q(live_at__isnull=False),
                name="revision_scheduled_has_its_time",
            ),
            models.CheckConstraint(condition=Q(filled__lte=100), name="revision_filled_is_a_share"),
        ]
        indexes = [
            models.Index(fields=["tenant", "kind", "area", "state"], name="revision_by_kind_and_area"),
            models.Index(fields=["tenant", "area", "state"], name="revision_by_area"),
            models.Index(
                fields=["tenant", "live_at"],
                condition=Q(state=RevisionState.SCHEDULED),
                name="revision_going_live",
            ),
            models.Index(
                fields=["tenant", "live_until"],
                condition=Q(state=RevisionState.PUBLISHED, live_until__isnull=False),
                name="revision_running_out",
            ),
        ]

    def __str__(self) -> str:
        return self.title or f"{self.kind} {self.number}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_editable(self) -> bool:
        return self.state in EDITABLE

    def scopes(self) -> Iterable[tuple[ScopeKind, str]]:
        """Whose content it is, for ``Actor.require``."""
        if self.area is not None:
            return self.area.scopes()
        return [(ScopeKind.TENANT, str(self.tenant_id))]


class FileUse(TenantOwned):
    """A file that a revision refers to: it is kept as long as the revision is."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="file_uses")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "revision", "file"], name="fileuse_once_per_revision"),
        ]
        indexes = [models.Index(fields=["tenant", "file"], name="fileuse_by_file")]

    def __str__(self) -> str:
        return f"{self.revision_id} {self.file_id}"
