"""Start-up checks: anchors can be signed, with a key of this very deployment."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register

from smartnagari.kernel.sealed import BadKey

from .signing import AnchorKeys


@register(Tags.security)
def anchor_key(app_configs: Any = None, **kwargs: Any) -> list[Error]:
    """The key is there (or may be made for development) and readable."""
    if not settings.AUDIT_SIGNING_KEY:
        if settings.AUDIT_KEY_FILE is not None:
            return []
        hint = "Make one with: smartnagari anchor_audit --new-key a1. Never keep it in a backup."
        return [Error("AUDIT_SIGNING_KEY is not set.", hint=hint, id="audit.E001")]
    try:
        AnchorKeys.read(settings.AUDIT_SIGNING_KEY, settings.AUDIT_PUBLIC_KEYS)
    except BadKey as bad:
        message = f"AUDIT_SIGNING_KEY or AUDIT_PUBLIC_KEYS cannot be used. {bad}"
        return [Error(message, id="audit.E002")]
    return []
