"""A passkey in software: what a browser and its device answer in the two ceremonies of WebAuthn."""

from __future__ import annotations

import json
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

F = AuthenticatorData.FLAG
PRESENT_AND_VERIFIED = F.UP | F.UV


def b64(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def unb64(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


class SoftPasskey:
    """One discoverable credential for one site."""

    def __init__(self, host: str = "testserver", origin: str = "http://testserver") -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = os.urandom(16)
        self.site = sha256(host.encode()).digest()
        self.origin = origin
        self.user_handle = ""

    def _client_data(self, kind: str, challenge: str) -> CollectedClientData:
        return CollectedClientData.create(type=kind, challenge=unb64(challenge), origin=self.origin)

    def create(self, options: dict) -> str:
        """The answer to ``navigator.credentials.create``, as the form posts it."""
        public = options["publicKey"]
        self.user_handle = public["user"]["id"]
        data = self._client_data("webauthn.create", public["challenge"])
        credential = AttestedCredentialData.create(
            b"\0" * 16, self.id, ES256.from_cryptography_key(self.key.public_key())
        )
        auth = AuthenticatorData.create(self.site, PRESENT_AND_VERIFIED | F.AT, 0, credential)
        response = {
            "clientDataJSON": b64(data),
            "attestationObject": b64(AttestationObject.create("none", auth, {})),
        }
        return self._posted(response, {"credProps": {"rk": True}})

    def get(self, options: dict, *, verified: bool = True) -> str:
        """The answer to ``navigator.credentials.get``, as the form posts it."""
        data = self._client_data("webauthn.get", options["publicKey"]["challenge"])
        auth = AuthenticatorData.create(self.site, PRESENT_AND_VERIFIED if verified else F.UP, 1)
        signature = self.key.sign(auth + data.hash, ec.ECDSA(hashes.SHA256()))
        response = {
            "clientDataJSON": b64(data),
            "authenticatorData": b64(auth),
            "signature": b64(signature),
            "userHandle": self.user_handle,
        }
        return self._posted(response, {})

    def _posted(self, response: dict, results: dict) -> str:
        return json.dumps(
            {
                "type": "public-key",
                "id": b64(self.id),
                "rawId": b64(self.id),
                "response": response,
                "clientExtensionResults": results,
            }
        )
