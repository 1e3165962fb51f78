"""Who looked at a person's data: what the person is shown, and what an auditor asks."""

from __future__ import annotations

from django.db.models import QuerySet

from ..models import AccessLog
from ..types import Read


def reads_of(person: str, *, before: int | None = None, limit: int = 50) -> list[Read]:
    """A page of who read the data of this person, newest first, ending before the id ``before``."""
    return _page(AccessLog.objects.filter(person=person), before, limit)


def reads_by(actor: str, *, before: int | None = None, limit: int = 50) -> list[Read]:
    """A page of what this actor read, newest first, ending before the id ``before``."""
    return _page(AccessLog.objects.filter(actor=actor), before, limit)


def _page(rows: QuerySet[AccessLog], before: int | None, limit: int) -> list[Read]:
    if before is not None:
        rows = rows.filter(pk__lt=before)
    columns = ("id", "at", "actor", "on_behalf_of", "what", "subject", "purpose")
    return [Read(*row) for row in rows.order_by("-pk").values_list(*columns)[:limit]]
