"""The keys of this deployment that sign anchors, from the settings."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from smartnagari.kernel.sealed import new_key

from .signing import AnchorKeys

_read = lru_cache(maxsize=8)(AnchorKeys.read)


def anchor_keys() -> AnchorKeys:
    """The keys as they are set; outside production one is made in the data folder when none is."""
    written = settings.AUDIT_SIGNING_KEY
    if not written:
        if settings.AUDIT_KEY_FILE is None:
            raise ImproperlyConfigured("Set AUDIT_SIGNING_KEY: the audit log cannot be anchored without it.")
        written = _development_key(settings.AUDIT_KEY_FILE)
    return _read(written, settings.AUDIT_PUBLIC_KEYS)


def _development_key(file: Path) -> str:
    """The key of this data folder, made once; of two who make it at once, one wins."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_name(f"{file.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(new_key("dev") + "\n", encoding="ascii")
        try:
            os.link(draft, file)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return file.read_text(encoding="ascii").strip()
