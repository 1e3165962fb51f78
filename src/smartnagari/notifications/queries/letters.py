"""What was sent."""

from __future__ import annotations

from django.db.models import QuerySet

from ..models import DemoLetter

SHOWN = 20


def newest_demo_letters() -> QuerySet[DemoLetter]:
    """The newest messages of the demonstration."""
    return DemoLetter.objects.order_by("-created_at", "-pk")[:SHOWN]
