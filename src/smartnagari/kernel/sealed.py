"""Sealed values: encrypted so that only their own row can open them, found again by a blind index.

A sealed value is ``key id (8 bytes, NUL-padded) || nonce (12) || AES-256-GCM ciphertext``. What it is bound
to (:func:`binding`: tenant, column, row) is authenticated with it, so a value copied into another row,
column or tenant does not open. The blind index is an HMAC under a key of its own for each tenant: equal
numbers meet inside one regency and never across two. Keys come in as arguments; nothing here reads settings.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Self
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
ID_BYTES = 8
NONCE_BYTES = 12
TAG_BYTES = 16
_ID = re.compile(r"[A-Za-z0-9_-]{1,8}")


class CannotOpen(Exception):
    """The value was sealed for another place, under a key that is gone, or has been changed."""


class BadKey(ValueError):
    """A key as written in the environment cannot be used; the message never repeats it."""


def binding(*, tenant: UUID, column: str, row: UUID) -> bytes:
    """What a value is tied to: ``tenant|table.column|row id``."""
    return f"{tenant}|{column}|{row}".encode()


def marker(key_id: str) -> bytes:
    """The first bytes of every value sealed under this key."""
    return key_id.encode("ascii").ljust(ID_BYTES, b"\0")


@dataclass(frozen=True)
class Keyring:
    """Keys by id, the first of them current: it seals; all of them open."""

    keys: Mapping[str, bytes]

    def __post_init__(self) -> None:
        if not self.keys:
            raise BadKey("There is no key.")
        for key_id, key in self.keys.items():
            if not _ID.fullmatch(key_id):
                raise BadKey("A key id is 1 to 8 letters, digits, '-' or '_'.")
            if len(key) != KEY_BYTES:
                raise BadKey(f"Key {key_id!r} has {len(key)} bytes; it needs {KEY_BYTES}.")

    @classmethod
    def read(cls, text: str) -> Self:
        """The keyring written as ``id:base64,id:base64``, current key first."""
        keys: dict[str, bytes] = {}
        for part in filter(None, (part.strip() for part in text.split(","))):
            key_id, colon, encoded = part.partition(":")
            if not colon or key_id in keys:
                raise BadKey("Write keys as id:base64,id:base64 with different ids.")
            keys[key_id] = read_key(encoded)
        return cls(keys)

    @property
    def current(self) -> str:
        """The id of the key that seals."""
        return next(iter(self.keys))

    def seal(self, value: str, *, bound_to: bytes) -> bytes:
        """This value, sealed under the current key and tied to its place."""
        nonce = os.urandom(NONCE_BYTES)
        text = AESGCM(self.keys[self.current]).encrypt(nonce, value.encode(), bound_to)
        return marker(self.current) + nonce + text

    def open(self, sealed: bytes | memoryview, *, bound_to: bytes) -> str:
        """The value; raises ``CannotOpen`` when place, key or bytes are not those it was sealed with."""
        sealed = bytes(sealed)
        key = self.keys.get(key_id_of(sealed))
        if key is None:
            raise CannotOpen(f"No key is called {key_id_of(sealed)!r}.")
        nonce, text = sealed[ID_BYTES : ID_BYTES + NONCE_BYTES], sealed[ID_BYTES + NONCE_BYTES :]
        try:
            return AESGCM(key).decrypt(nonce, text, bound_to).decode()
        except InvalidTag:
            raise CannotOpen("The value does not belong here or was changed.") from None

    def reseal(self, sealed: bytes | memoryview, *, bound_to: bytes) -> bytes:
        """The same value under the current key; unchanged bytes when it already is."""
        if key_id_of(sealed) == self.current:
            return bytes(sealed)
        return self.seal(self.open(sealed, bound_to=bound_to), bound_to=bound_to)


def key_id_of(sealed: bytes | memoryview) -> str:
    """Which key sealed this; raises ``CannotOpen`` when it is no sealed value at all."""
    sealed = bytes(sealed)
    if len(sealed) < ID_BYTES + NONCE_BYTES + TAG_BYTES:
        raise CannotOpen("This is not a sealed value.")
    try:
        return sealed[:ID_BYTES].rstrip(b"\0").decode("ascii")
    except UnicodeDecodeError:
        raise CannotOpen("This is not a sealed value.") from None


def read_key(encoded: str) -> bytes:
    """The bytes of a base64 key (either alphabet); raises ``BadKey`` without repeating it."""
    text = encoded.strip().replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except (binascii.Error, ValueError):
        raise BadKey("A key is not base64.") from None


def derived_key(secret: bytes, *, info: str) -> bytes:
    """A key for one use, derived from a secret (HKDF-SHA256)."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=info.encode()).derive(secret)


def index_key(secret: bytes, *, tenant: UUID, kind: str) -> bytes:
    """The key of one tenant's blind index of one kind of number (``nik``, ``kk``)."""
    return derived_key(secret, info=f"blind index|{kind}|{tenant}")


def blind_index(key: bytes, normalised: str) -> bytes:
    """32 bytes that are equal for equal numbers and say nothing to who lacks the key."""
    return hmac.new(key, normalised.encode(), sha256).digest()


def new_key(key_id: str, taken: Iterable[str] = ()) -> str:
    """A fresh ``id:base64`` for the environment; ``taken`` are the ids already in use."""
    if not _ID.fullmatch(key_id) or key_id in set(taken):
        raise BadKey("A key id is 1 to 8 letters, digits, '-' or '_', and new.")
    return f"{key_id}:{base64.b64encode(os.urandom(KEY_BYTES)).decode()}"
