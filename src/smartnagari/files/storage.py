"""Where bytes lie: random keys in the configured storage, one folder a tenant. Never inside a transaction.

Bytes are written first, then the row; bytes that no row names are swept by a job. The storage is an entry of
``STORAGES``, so that a folder can become an object store by configuration alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction

from smartnagari.kernel.ids import token

FOLDER = "stored"


def _storage() -> Any:
    return storages[settings.FILES_STORAGE]


def refuse_inside_transaction() -> None:
    """Raise where a transaction is open: a rollback takes no file back, and locks would wait for disks."""
    blocks = transaction.get_connection().atomic_blocks
    if blocks and not blocks[-1]._from_testcase:
        raise RuntimeError("Files are written and read outside any transaction.")


def new_key(tenant: UUID) -> str:
    """A key that nobody can guess and that says nothing about the file."""
    name = token(18)
    return f"{FOLDER}/{tenant.hex}/{name[:2].lower()}/{name}"


def write(key: str, data: bytes) -> None:
    """Put the bytes under this key, which is new or holds the same bytes."""
    refuse_inside_transaction()
    if not _storage().exists(key):
        _storage().save(key, ContentFile(data))


def read(key: str) -> bytes:
    """The bytes of this key."""
    refuse_inside_transaction()
    with _storage().open(key, "rb") as source:
        data: bytes = source.read()
    return data


def opened(key: str) -> Any:
    """The file of this key, open for reading."""
    return _storage().open(key, "rb")


def exists(key: str) -> bool:
    """Whether there are bytes under this key."""
    return bool(_storage().exists(key))


def delete(key: str) -> None:
    """Remove the bytes of this key."""
    refuse_inside_transaction()
    _storage().delete(key)


def written_at(key: str) -> datetime:
    """When the bytes of this key were written."""
    moment: datetime = _storage().get_modified_time(key)
    return moment


def keys_of(tenant: UUID) -> Iterator[str]:
    """Every key of this tenant that holds bytes."""
    root = f"{FOLDER}/{tenant.hex}"
    try:
        folders, _files = _storage().listdir(root)
    except FileNotFoundError:
        return
    for folder in sorted(folders):
        _folders, names = _storage().listdir(f"{root}/{folder}")
        yield from (f"{root}/{folder}/{name}" for name in sorted(names))
