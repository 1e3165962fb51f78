"""What happens in a nagari: news and events."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from smartnagari.publishing.public import Publishable

from .profile import PICTURE


class NewsItem(Publishable):
    """News of a nagari (kabar nagari). ``body`` is cleaned HTML of a small vocabulary."""

    slug = models.SlugField(max_length=120, db_index=False)
    title = models.CharField(max_length=150)
    lead = models.CharField(max_length=300, blank=True)
    body = models.TextField()
    day = models.DateField()
    picture = models.ForeignKey("files.StoredFile", **PICTURE)
    picture_alt = models.CharField(max_length=200, blank=True)
    picture_credit = models.CharField(max_length=120, blank=True)

    class Meta(Publishable.Meta):
        abstract = False
        verbose_name = _("news")
        ordering = ["-day", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "area", "slug"], name="newsitem_slug_once_per_nagari"),
            models.CheckConstraint(condition=Q(area__isnull=False), name="newsitem_is_of_a_nagari"),
            models.CheckConstraint(
                condition=Q(picture__isnull=True) | ~Q(picture_alt=""), name="newsitem_picture_is_described"
            ),
        ]
        indexes = [
            models.Index(fields=["tenant", "area", "-day"], name="newsitem_by_nagari"),
            models.Index(fields=["tenant", "changed_at", "id"], name="newsitem_by_change"),
        ]

    def __str__(self) -> str:
        return self.title


class AgendaItem(Publishable):
    """Something that will happen in a nagari (agenda). ``over_at`` is when it leaves the lists by itself."""

    title = models.CharField(max_length=150)
    place = models.CharField(max_length=150, blank=True)
    host = models.CharField(max_length=150, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    over_at = models.DateTimeField()
    about = models.CharField(max_length=500, blank=True)
    contact = models.CharField(max_length=16, blank=True)

    class Meta(Publishable.Meta):
        abstract = False
        verbose_name = _("event")
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(area__isnull=False), name="agendaitem_is_of_a_nagari"),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=F("starts_at")),
                name="agendaitem_ends_after_start",
            ),
        ]
        indexes = [models.Index(fields=["tenant", "area", "over_at"], name="agendaitem_by_nagari")]

    def __str__(self) -> str:
        return self.title
