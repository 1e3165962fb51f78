"""Uploaded files: what is known about each, and where its bytes lie."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from smartnagari.regions.public import TenantOwned

from .states import SERVED, FileState
from .types import FileKind


class StoredFile(TenantOwned):
    """An uploaded file as it is served. Rows of the same content share their bytes (``key``).

    ``source_sha256`` is of what was uploaded, ``sha256`` of what is served: a picture is drawn anew, a
    document cleaned. ``variants`` maps a width to ``{key, width, height, size, sha256}``.
    """

    kind = models.CharField(max_length=5, choices=[(kind.value, kind.value) for kind in FileKind])
    mime = models.CharField(max_length=40)
    original = models.CharField(max_length=200)
    alt = models.CharField(max_length=300, blank=True)
    credit = models.CharField(max_length=200, blank=True)
    source_sha256 = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    pages = models.PositiveIntegerField(null=True, blank=True)
    key = models.CharField(max_length=120)
    variants = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=11, choices=FileState)
    public = models.BooleanField(default=False)
    kept_by = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=FileState.values), name="storedfile_state_known"),
            models.CheckConstraint(
                condition=Q(kind="pdf") | Q(width__isnull=False, height__isnull=False),
                name="storedfile_picture_has_a_size",
            ),
        ]
        indexes = [
            models.Index(fields=["tenant", "source_sha256"], name="storedfile_by_upload"),
            models.Index(fields=["tenant", "key"], name="storedfile_by_key"),
            models.Index(fields=["tenant", "created_at"], name="storedfile_by_age"),
            models.Index(
                fields=["tenant", "id"], condition=Q(state="quarantined"), name="storedfile_quarantined"
            ),
        ]

    def __str__(self) -> str:
        return self.original

    @property
    def original_name(self) -> str:
        """The name under which it was uploaded."""
        return self.original

    @property
    def is_picture(self) -> bool:
        return self.kind == FileKind.IMAGE

    @property
    def served(self) -> bool:
        """Whether the scanner lets it out at all."""
        return self.state in SERVED
