"""What waits for a second person."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q
from wagtail.models import Page, TaskState

from smartnagari.kernel.tenancy import tenant_in_force

from ..models import RegencyRoot, SecondPersonTask


def waiting_pages(user_id: UUID | None) -> list[Page]:
    """Pages of the tenant in force that wait for a decision which this person may take: others' work."""
    root = RegencyRoot.objects.filter(tenant_id=tenant_in_force()).first()
    if root is None:
        return []
    tasks = SecondPersonTask.objects.values("pk")
    waiting = TaskState.objects.filter(Q(task__in=tasks), status=TaskState.STATUS_IN_PROGRESS)
    if user_id is not None:
        waiting = waiting.exclude(revision__user=user_id)
    numbers = [
        int(number) for number in waiting.values_list("workflow_state__object_id", flat=True).order_by("pk")
    ]
    own = Page.objects.descendant_of(root).filter(pk__in=numbers)
    return list(own.order_by("latest_revision_created_at", "pk")[:100])
