"""Showing files to everybody, and taking them back. Called inside the transaction of what shows them."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from ..models import StoredFile


@transaction.atomic
def make_public(file_ids: Iterable[UUID]) -> None:
    """From now on anybody may read these files, once the scanner lets them out."""
    _set(file_ids, public=True)


@transaction.atomic
def make_private(file_ids: Iterable[UUID]) -> None:
    """From now on these files are read through signed links only."""
    _set(file_ids, public=False)


def _set(file_ids: Iterable[UUID], *, public: bool) -> None:
    wanted = StoredFile.objects.filter(pk__in=list(file_ids), public=not public)
    wanted.update(public=public, updated_at=timezone.now())
