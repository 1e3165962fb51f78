"""Uploaded files: where their bytes lie, from which host they are served, who scans them."""

from smartnagari.config.env import env

FILES_STORAGE = "default"
"""Which entry of STORAGES keeps the bytes."""

FILES_HOST = env.files_host if env.production else ""
"""A host of its own, so that no file ever shares an origin with a page; elsewhere a sandboxed path does."""

FILES_ORIGIN = [f"https://{FILES_HOST}"] if FILES_HOST else []

CLAMD_URL = env.clamd_url
"""``unix:///run/clamav/clamd.ctl`` or ``tcp://127.0.0.1:3310``; without it files are not scanned."""
