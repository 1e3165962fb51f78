"""Start-up checks: production has keys of its own for identity numbers."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register

from smartnagari.kernel.sealed import KEY_BYTES, BadKey, Keyring, read_key


@register(Tags.security)
def identity_keys(app_configs: Any = None, **kwargs: Any) -> list[Error]:
    """Keys are there (or derived for development), readable, long enough and not one key for two uses."""
    return [*_sealing_errors(), *_index_errors(), *_shared_errors()]


def _missing(name: str, number: int) -> Error:
    return Error(
        f"{name} is not set.",
        hint="Make one with: smartnagari rotate_identity_keys --new-key k1. Never keep it in a backup.",
        id=f"accounts.E{number:03d}",
    )


def _sealing_errors() -> list[Error]:
    if not settings.IDENTITY_KEY:
        return [] if settings.IDENTITY_DEVELOPMENT_SECRET else [_missing("IDENTITY_KEY", 1)]
    try:
        Keyring.read(settings.IDENTITY_KEY)
    except BadKey as bad:
        return [Error(f"IDENTITY_KEY cannot be used. {bad}", id="accounts.E002")]
    return []


def _index_errors() -> list[Error]:
    if not settings.IDENTITY_INDEX_KEY:
        return [] if settings.IDENTITY_DEVELOPMENT_SECRET else [_missing("IDENTITY_INDEX_KEY", 3)]
    try:
        length = len(read_key(settings.IDENTITY_INDEX_KEY))
    except BadKey as bad:
        return [Error(f"IDENTITY_INDEX_KEY cannot be used. {bad}", id="accounts.E004")]
    if length < KEY_BYTES:
        return [Error(f"IDENTITY_INDEX_KEY has {length} bytes; it needs {KEY_BYTES}.", id="accounts.E004")]
    return []


def _shared_errors() -> list[Error]:
    try:
        keys = set(Keyring.read(settings.IDENTITY_KEY).keys.values())
        index = read_key(settings.IDENTITY_INDEX_KEY)
    except BadKey:
        return []
    if index in keys or settings.SECRET_KEY in {settings.IDENTITY_KEY, settings.IDENTITY_INDEX_KEY}:
        return [Error("IDENTITY_KEY, IDENTITY_INDEX_KEY and SECRET_KEY share a key.", id="accounts.E005")]
    return []
