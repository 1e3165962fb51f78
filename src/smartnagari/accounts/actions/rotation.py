"""Changing the keys of identity numbers while the platform runs.

Put the new key first in ``IDENTITY_KEY`` and keep the old one behind it, restart, rotate, then take the old
one out. A batch is one transaction; what a crash leaves under the old key the next run finds by its marker.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models, transaction
from django.db.models.functions import Substr

from smartnagari.kernel.sealed import ID_BYTES, key_id_of, marker

from ..crypto import SealedField, index_of, keyring, place_of, unsealed

Column = tuple[type[models.Model], SealedField]
Heard = Callable[[int], object]


def sealed_columns() -> Iterator[Column]:
    """Every sealed column of the platform, whichever app it belongs to."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, SealedField):
                yield model, field


def _sealed(column: Column, tenant: UUID) -> models.QuerySet[Any]:
    model, field = column
    return model.objects.filter(tenant_id=tenant, **{f"{field.name}__isnull": False})  # type: ignore[attr-defined]


def keys_in_use(column: Column, *, tenant: UUID) -> Counter[str]:
    """How many values of this column each key has sealed."""
    head = Substr(column[1].name, 1, ID_BYTES + 28, output_field=models.BinaryField())
    heads = _sealed(column, tenant).annotate(head=head).order_by().values_list("head", flat=True)
    return Counter(key_id_of(head) for head in heads.iterator())


def reseal(column: Column, *, tenant: UUID, batch: int = 500, heard: Heard = lambda count: None) -> int:
    """Seal what is under another key anew under the current one; gives how many values that were.

    Raises ``CannotOpen`` at a value whose key is gone; batches before it stay done.
    """
    total = 0
    while done := _reseal_batch(column, tenant, batch):
        total += done
        heard(done)
    return total


@transaction.atomic
def _reseal_batch(column: Column, tenant: UUID, batch: int) -> int:
    field, ring = column[1], keyring()
    head = Substr(field.name, 1, ID_BYTES, output_field=models.BinaryField())
    rows = _sealed(column, tenant).annotate(head=head).exclude(head=marker(ring.current))
    waiting = list(rows.order_by("pk").select_for_update(of=("self",))[:batch])
    for row in waiting:
        place = place_of(row, field)
        setattr(row, field.name, ring.reseal(getattr(row, field.name), bound_to=place))
    column[0]._default_manager.bulk_update(waiting, [field.name])
    return len(waiting)


@transaction.atomic
def reindex(column: Column, *, tenant: UUID, batch: int = 500) -> int:
    """Compute the blind indexes of a column anew, all or none: for a changed ``IDENTITY_INDEX_KEY``."""
    model, field = column
    if not field.index:
        return 0
    waiting: list[Any] = []
    total = 0
    for row in _sealed(column, tenant).order_by("pk").select_for_update(of=("self",)).iterator(batch):
        digits = unsealed(row, field.name)
        setattr(row, field.index, index_of(tenant=tenant, number=field.number, digits=digits))
        waiting.append(row)
        total += 1
        if len(waiting) == batch:
            model._default_manager.bulk_update(waiting, [field.index])
            waiting = []
    model._default_manager.bulk_update(waiting, [field.index])
    return total
