"""What notifications tidy away by themselves."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from smartnagari.kernel.periodic import periodic

from .models import DemoLetter, Message

KEPT = timedelta(days=90)
DEMO_KEPT = timedelta(days=1)


@periodic("notifications.tidy", every=6 * 3600)
def tidy() -> None:
    """Messages that left three months ago; letters of the demonstration after a day."""
    now = timezone.now()
    with transaction.atomic():
        Message.objects.filter(created_at__lt=now - KEPT).exclude(state__in=["queued", "sending"]).delete()
        DemoLetter.objects.filter(created_at__lt=now - DEMO_KEPT).delete()
