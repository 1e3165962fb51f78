"""The base of every row that the public reads."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils import timezone
from django_scopes import ScopedManager

from smartnagari.regions.public import Area, TenantOwned


class PublishableQuerySet(models.QuerySet):
    """Rows that the public reads, and the tombstones among them."""

    def live(self) -> PublishableQuerySet:
        """What is there for the public now."""
        return self.filter(withdrawn_at__isnull=True)


class Publishable(TenantOwned):
    """Base of what is published: written by ``publishing`` alone, never half, never a draft.

    ``id`` is that of the content in all its revisions. ``changed_at`` moves with every publication and
    withdrawal; a withdrawn row stays as the tombstone that machines are told of.
    """

    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=0)
    published_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    live_until = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects: Any = ScopedManager(
        tenant="tenant", _manager_class=models.Manager.from_queryset(PublishableQuerySet)
    )

    class Meta:
        abstract = True

    @property
    def is_live(self) -> bool:
        return self.withdrawn_at is None
