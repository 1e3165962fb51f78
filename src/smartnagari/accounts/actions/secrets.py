"""Short-lived or second-factor secrets at rest, sealed under a key derived from the site's own."""

from __future__ import annotations

import base64
from hashlib import sha256

from django.conf import settings

from smartnagari.kernel.sealed import Keyring, derived_key


def _ring(purpose: str) -> Keyring:
    keys = {}
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        key = derived_key(secret.encode(), info=f"accounts|{purpose}")
        keys[sha256(key).hexdigest()[:8]] = key
    return Keyring(keys)


def seal_secret(text: str, *, purpose: str) -> str:
    """The text sealed for this purpose; it opens after a rotation of the key as well."""
    return base64.urlsafe_b64encode(_ring(purpose).seal(text, bound_to=purpose.encode())).decode()


def open_secret(sealed: str, *, purpose: str) -> str:
    """The text; raises ``CannotOpen`` when it was sealed for something else."""
    return _ring(purpose).open(base64.urlsafe_b64decode(sealed), bound_to=purpose.encode())
