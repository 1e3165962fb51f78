"""The key that signs the heads of the audit chain, and the file of anchors that is taken elsewhere."""

from __future__ import annotations

from pathlib import Path

from smartnagari.config.env import env

AUDIT_SIGNING_KEY = env.audit_signing_key
"""``id:base64,id:base64``, 32 bytes each, the current key first. Empty: one is made for development."""

AUDIT_PUBLIC_KEYS = env.audit_public_keys
"""Public halves, written alike, of keys that have signed and no longer do."""

AUDIT_KEY_FILE = None if env.production else env.data_dir.resolve() / "audit-signing.key"
"""Where the key of a developer is made and kept; ``None`` where a missing key stops the start."""

AUDIT_ANCHORS_FILE = Path(env.audit_anchors_file or env.data_dir.resolve() / "anchors.jsonl")
"""Signed heads, one JSON object a line, added to every hour."""
