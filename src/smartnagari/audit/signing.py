"""Keys that sign anchors (Ed25519), and what a signature says. Keys come in as text; nothing reads settings.

The private half lies on the server that signs; the public half belongs into other hands as well, with the
anchors: whoever may change the database then still cannot make an old one fit.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from smartnagari.kernel.sealed import BadKey, Keyring

from .rules import canonical

PURPOSE = b"smart nagari audit anchor 1\n"
"""Stands before all that is signed, so that a signature over something else never passes for an anchor."""


@dataclass(frozen=True)
class AnchorKeys:
    """Private keys by id, the first of them current; and public ones of keys that no longer sign."""

    private: Mapping[str, Ed25519PrivateKey]
    public: Mapping[str, Ed25519PublicKey]

    @classmethod
    def read(cls, private: str, public: str = "") -> Self:
        """Keys written as ``id:base64,id:base64``; raises ``BadKey`` without repeating one."""
        own = {
            key_id: Ed25519PrivateKey.from_private_bytes(seed)
            for key_id, seed in Keyring.read(private).keys.items()
        }
        known = {key_id: key.public_key() for key_id, key in own.items()}
        if public.strip():
            for key_id, raw in Keyring.read(public).keys.items():
                retired = Ed25519PublicKey.from_public_bytes(raw)
                if key_id in known and _raw(known[key_id]) != raw:
                    raise BadKey(f"Two different keys are called {key_id!r}.")
                known[key_id] = retired
        return cls(own, known)

    @property
    def current(self) -> str:
        """The id of the key that signs."""
        return next(iter(self.private))

    def sign(self, body: Mapping[str, Any]) -> str:
        """The signature of the current key, in base64."""
        return base64.b64encode(self.private[self.current].sign(PURPOSE + canonical(body))).decode()

    def fits(self, key_id: str, body: Mapping[str, Any], signature: str) -> bool:
        """Whether the key of this id, which must be known, signed exactly this."""
        try:
            self.public[key_id].verify(base64.b64decode(signature, validate=True), PURPOSE + canonical(body))
        except (InvalidSignature, ValueError):
            return False
        return True

    def public_halves(self) -> Iterator[str]:
        """Every key that is known as ``id:base64`` of its public half: to be kept elsewhere."""
        for key_id, key in self.public.items():
            yield f"{key_id}:{base64.b64encode(_raw(key)).decode()}"


def _raw(key: Ed25519PublicKey) -> bytes:
    return key.public_bytes_raw()
