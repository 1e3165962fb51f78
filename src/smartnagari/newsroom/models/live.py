"""What the public reads: written when something is published, taken away when it is withdrawn.

Drafts stand in Wagtail's tables alone; nothing that answers the public ever reads those.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from smartnagari.regions.public import TenantOwned


class LivePage(TenantOwned):
    """A published piece of news or free page, as it was approved; withdrawn ones stay as tombstones."""

    class Kind(models.TextChoices):
        NEWS = "news", _("News")
        PAGE = "page", _("Page")

    kind = models.CharField(max_length=4, choices=Kind)
    number = models.PositiveBigIntegerField(editable=False)
    """The number of the page in Wagtail; no foreign key, for a tombstone outlives its page."""
    path = models.CharField(max_length=255)
    title = models.CharField(max_length=255)
    title_en = models.CharField(max_length=255, blank=True)
    lead = models.CharField(max_length=500, blank=True)
    lead_en = models.CharField(max_length=500, blank=True)
    body = models.JSONField(default=list)
    body_en = models.JSONField(default=list)
    picture = models.JSONField(null=True)
    source = models.CharField(max_length=255, blank=True)
    sample = models.BooleanField(default=False)
    published_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "number"], name="livepage_number_once_per_tenant"),
            models.UniqueConstraint(
                fields=["tenant", "kind", "path"],
                condition=Q(withdrawn_at=None),
                name="livepage_path_once_per_tenant",
            ),
            models.CheckConstraint(condition=Q(kind__in=["news", "page"]), name="livepage_kind_known"),
        ]
        indexes = [
            models.Index(fields=["tenant", "kind", "-published_at"], name="livepage_newest"),
            models.Index(fields=["tenant", "kind", "changed_at"], name="livepage_changed"),
        ]

    def __str__(self) -> str:
        return self.title


class FormerPath(TenantOwned):
    """An address under which a page once stood; it leads on to where the page stands now."""

    kind = models.CharField(max_length=4, choices=LivePage.Kind)
    path = models.CharField(max_length=255)
    number = models.PositiveBigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "kind", "path"], name="formerpath_path_once_per_tenant"
            ),
        ]

    def __str__(self) -> str:
        return self.path


class LiveAnnouncement(TenantOwned):
    """A line across public pages from one moment to another, without anybody's doing in between."""

    class Tone(models.TextChoices):
        INFO = "info", _("For your information")
        WARNING = "warning", _("Please mind")

    number = models.PositiveBigIntegerField(editable=False)
    text = models.CharField(max_length=255)
    text_en = models.CharField(max_length=255, blank=True)
    tone = models.CharField(max_length=7, choices=Tone, default=Tone.INFO)
    url = models.CharField(max_length=500, blank=True)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "number"], name="liveannouncement_number_once_per_tenant"
            ),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("begins_at")),
                name="liveannouncement_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(tone__in=["info", "warning"]), name="liveannouncement_tone_known"
            ),
        ]
        indexes = [models.Index(fields=["tenant", "begins_at"], name="liveannouncement_begins")]

    def __str__(self) -> str:
        return self.text
