"""Keys of identity numbers (NIK, KK): they live in the environment, never in the database or its backup."""

from __future__ import annotations

from smartnagari.config.env import DEVELOPMENT_SECRET, env

IDENTITY_KEY = env.identity_key
"""``id:base64,id:base64``, 32 bytes each, the current key first. Empty: derived for development."""

IDENTITY_INDEX_KEY = env.identity_index_key
"""base64 of at least 32 bytes; the blind index of each tenant is derived from it."""

IDENTITY_DEVELOPMENT_SECRET = "" if env.production else DEVELOPMENT_SECRET
"""What missing keys are derived from outside production; empty means that none may be missing."""

IDENTITY_SAMPLES_ALLOWED = not env.production
"""Whether numbers of sample people (99....) pass."""
