"""Files that a nagari gives out, with every version that it ever gave out."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from smartnagari.publishing.public import Publishable
from smartnagari.regions.public import TenantOwned

from ..types import DownloadSubject, InfoClass, LegalState

INFO_CLASSES: list[tuple[str, Any]] = [
    (InfoClass.REGULAR.value, _("Published regularly")),
    (InfoClass.IMMEDIATE.value, _("Published at once")),
    (InfoClass.ANY_TIME.value, _("Available at any time")),
]
SUBJECTS: list[tuple[str, Any]] = [
    (DownloadSubject.REGULATION.value, _("Regulation")),
    (DownloadSubject.PLAN.value, _("Plan")),
    (DownloadSubject.BUDGET.value, _("Budget")),
    (DownloadSubject.REPORT.value, _("Report")),
    (DownloadSubject.FORM.value, _("Form to fill in")),
    (DownloadSubject.OTHER.value, _("Other")),
]
LEGAL_STATES: list[tuple[str, Any]] = [
    (LegalState.NONE.value, "-"),
    (LegalState.IN_FORCE.value, _("In force")),
    (LegalState.REVOKED.value, _("No longer in force")),
]


class Download(Publishable):
    """A document for everybody (unduhan), by the classes of UU 14/2008; regulations with number and state.

    Exempt information (art. 17) has no class here: it cannot be published by this way at all.
    """

    title = models.CharField(max_length=200)
    info_class = models.CharField(max_length=9, choices=INFO_CLASSES)
    subject = models.CharField(max_length=10, choices=SUBJECTS)
    day = models.DateField()
    year = models.PositiveSmallIntegerField()
    about = models.CharField(max_length=500, blank=True)
    number = models.CharField(max_length=40, blank=True)
    legal_state = models.CharField(max_length=8, choices=LEGAL_STATES, blank=True, default="")

    class Meta(Publishable.Meta):
        abstract = False
        verbose_name = _("download")
        ordering = ["-day", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(area__isnull=False), name="download_is_of_a_nagari"),
            models.CheckConstraint(
                condition=Q(info_class__in=[each.value for each in InfoClass]), name="download_class_known"
            ),
            models.CheckConstraint(
                condition=~Q(subject=DownloadSubject.REGULATION.value) | ~Q(legal_state=""),
                name="download_regulation_says_its_state",
            ),
        ]
        indexes = [
            models.Index(fields=["tenant", "area", "-day"], name="download_by_nagari"),
            models.Index(fields=["tenant", "info_class", "-day"], name="download_by_class"),
            models.Index(fields=["tenant", "-day"], name="download_by_day"),
            models.Index(fields=["tenant", "changed_at", "id"], name="download_by_change"),
        ]

    def __str__(self) -> str:
        return self.title


class DownloadVersion(TenantOwned):
    """A version of a document: its file, size and checksum stay as they were given out."""

    download = models.ForeignKey(Download, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    published_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "download", "number"], name="downloadversion_number_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.download_id} {self.number}"
