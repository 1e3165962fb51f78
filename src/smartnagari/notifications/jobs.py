"""What notifications tidy away by themselves. Messages go by their retention rule."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from smartnagari.kernel.periodic import periodic

from .models import DemoLetter

DEMO_KEPT = timedelta(days=1)


@periodic("notifications.tidy", every=6 * 3600)
def tidy() -> None:
    """Letters of the demonstration go after a day."""
    with transaction.atomic():
        DemoLetter.objects.filter(created_at__lt=timezone.now() - DEMO_KEPT).delete()
