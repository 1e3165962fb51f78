"""What accounts tidy away by themselves."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from smartnagari.kernel.periodic import periodic

from .actions.codes import forget_old_counts
from .actions.people import drop_unproven
from .models import FailedTries

HOUR = 3600


@periodic("accounts.tidy", every=HOUR)
def tidy() -> None:
    """Sign-ups that nobody proved, counters that no limit looks at, sessions that have run out."""
    drop_unproven(everybody=True)
    forget_old_counts()
    with transaction.atomic():
        FailedTries.objects.filter(last_at__lt=timezone.now() - timedelta(days=2)).delete()
        Session.objects.filter(expire_date__lt=timezone.now()).delete()
