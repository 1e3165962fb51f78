"""Sealed columns of models: the keys of this deployment applied to the pure functions of the kernel.

A sealed column is tied to ``tenant|table.column|row id``: renaming a table or column asks for a re-sealing
migration. Rows need their ``id`` and ``tenant_id`` before they are sealed.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import models

from smartnagari.kernel.sealed import Keyring, binding, blind_index, derived_key, index_key, read_key

INDEX_BYTES = 32


class SealedField(models.BinaryField):
    """A column with a sealed text. ``index`` names the column of its blind index, ``number`` its kind.

    Two columns of the same kind of number share an index key, so a NIK here meets the same NIK there.
    """

    def __init__(self, *args: Any, index: str = "", number: str = "", **options: Any) -> None:
        self.index, self.number = index, number
        options.setdefault("null", True)
        options.setdefault("blank", True)
        super().__init__(*args, **options)

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        name, path, args, options = super().deconstruct()
        if self.index:
            options |= {"index": self.index, "number": self.number}
        return name, path, args, options


@lru_cache(maxsize=8)
def _keyring(written: str, secret: str) -> Keyring:
    if written:
        return Keyring.read(written)
    if not secret:
        raise ImproperlyConfigured("Set IDENTITY_KEY: identity numbers cannot be kept without it.")
    return Keyring({"dev": derived_key(secret.encode(), info="sealing")})


@lru_cache(maxsize=8)
def _index_secret(written: str, secret: str) -> bytes:
    if written:
        return read_key(written)
    if not secret:
        raise ImproperlyConfigured("Set IDENTITY_INDEX_KEY: identity numbers cannot be found without it.")
    return derived_key(secret.encode(), info="indexing")


def keyring() -> Keyring:
    """The keys of this deployment."""
    return _keyring(settings.IDENTITY_KEY, settings.IDENTITY_DEVELOPMENT_SECRET)


@lru_cache(maxsize=2048)
def _index_key(secret: bytes, tenant: UUID, number: str) -> bytes:
    return index_key(secret, tenant=tenant, kind=number)


def index_of(*, tenant: UUID, number: str, digits: str) -> bytes:
    """What to look a number of this kind (``nik``, ``kk``) up by, in columns made for it."""
    secret = _index_secret(settings.IDENTITY_INDEX_KEY, settings.IDENTITY_DEVELOPMENT_SECRET)
    return blind_index(_index_key(secret, tenant, number), digits)


def sealed_field(model: type[models.Model], name: str) -> SealedField:
    """The sealed column of this name; anything else is a programming error."""
    field = model._meta.get_field(name)
    if not isinstance(field, SealedField):
        raise TypeError(f"{model.__name__}.{name} is not a sealed column.")
    return field


def place_of(row: Any, field: SealedField) -> bytes:
    """What the value of this column in this row is tied to."""
    return binding(tenant=row.tenant_id, column=f"{row._meta.db_table}.{field.column}", row=row.pk)


def seal_into(row: Any, name: str, value: str) -> list[str]:
    """Put a value into a sealed column and its index; empty clears both. Gives the columns to save."""
    field = sealed_field(type(row), name)
    setattr(row, name, keyring().seal(value, bound_to=place_of(row, field)) if value else None)
    if not field.index:
        return [name]
    found = index_of(tenant=row.tenant_id, number=field.number, digits=value) if value else None
    setattr(row, field.index, found)
    return [name, field.index]


def unsealed(row: Any, name: str) -> str:
    """The value of a sealed column, empty when there is none; raises ``CannotOpen`` when it was moved."""
    field = sealed_field(type(row), name)
    sealed = getattr(row, name)
    return "" if sealed is None else keyring().open(sealed, bound_to=place_of(row, field))
