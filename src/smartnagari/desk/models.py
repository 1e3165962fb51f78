"""The common worklist of officers."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.db.models import Q

from smartnagari.accounts.public import Office
from smartnagari.kernel.actor import ScopeKind
from smartnagari.regions.public import Area, TenantOwned

from .states import TO_DO, ItemState
from .types import item_kinds


class WorkItem(TenantOwned):
    """A piece of work (tugas) that waits for somebody with this permission at this place.

    ``subject`` is a reference of the app that put it here; ``not_for`` is who did the first step and so must
    not do this one.
    """

    kind = models.CharField(max_length=80)
    subject = models.CharField(max_length=120)
    title = models.CharField(max_length=200)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    area_code = models.CharField(max_length=24, blank=True)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    permission = models.CharField(max_length=80)
    due_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=9, choices=ItemState, default=ItemState.OPEN)
    put_by = models.CharField(max_length=80)
    not_for = models.CharField(max_length=80, blank=True)
    held_by = models.CharField(max_length=80, blank=True)
    held_since = models.DateTimeField(null=True, blank=True)
    closed_by = models.CharField(max_length=80, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "kind", "subject"],
                condition=Q(state__in=TO_DO),
                name="workitem_once_while_to_do",
            ),
            models.CheckConstraint(condition=Q(state__in=ItemState.values), name="workitem_state_known"),
            models.CheckConstraint(
                condition=Q(state__in=TO_DO, closed_at__isnull=True)
                | Q(state__in=("done", "withdrawn"), closed_at__isnull=False),
                name="workitem_closed_exactly_when_over",
            ),
            models.CheckConstraint(
                condition=~Q(state="claimed") | ~Q(held_by=""), name="workitem_claimed_by_somebody"
            ),
        ]
        indexes = [
            models.Index(
                fields=["tenant", "permission", "due_at", "id"],
                condition=Q(state__in=TO_DO),
                name="workitem_to_do",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def address(self) -> str:
        """Where the work is done."""
        return item_kinds[self.kind].url(self.subject)

    def scopes(self) -> Iterable[tuple[ScopeKind, str]]:
        """Where it lies, for ``Actor.require``."""
        yield ScopeKind.TENANT, str(self.tenant_id)
        if self.area is not None:
            yield from self.area.scopes()
        if self.office is not None:
            yield from self.office.scopes()
