"""What the newsroom does by the clock: let out what was scheduled, take down what has expired."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page, Revision

from smartnagari.kernel.periodic import periodic
from smartnagari.kernel.tenancy import reading, tenant_in_force

from .models import RegencyRoot


def _own_pages() -> QuerySet[Page]:
    """The pages of the tenant in force, by the tree that is its own."""
    root = RegencyRoot.objects.filter(tenant_id=tenant_in_force()).first()
    return Page.objects.descendant_of(root) if root else Page.objects.none()


def _expired(now: datetime) -> list[Page]:
    return list(_own_pages().filter(live=True, expire_at__lt=now).order_by("expire_at"))


def _scheduled(now: datetime) -> list[Revision]:
    due = list(Revision.page_revisions.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at"))
    own = set(_own_pages().filter(pk__in=[r.object_id for r in due]).values_list("pk", flat=True))
    return [revision for revision in due if int(revision.object_id) in own]


def _due() -> bool:
    now = timezone.now()
    with reading():
        anything = Revision.page_revisions.filter(approved_go_live_at__lt=now).exists()
        return anything or Page.objects.filter(live=True, expire_at__lt=now).exists()


@periodic("newsroom.schedule", every=60, wanted=_due)
def keep_the_schedule() -> None:
    """Publish what is due and unpublish what has expired, each in a transaction of its own."""
    now = timezone.now()
    with reading():
        leaving, coming = _expired(now), _scheduled(now)
    for page in leaving:
        with transaction.atomic():
            page.specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    for revision in coming:
        with transaction.atomic():
            revision.publish(log_action="wagtail.publish.scheduled")
