"""Devices that have signed in before: a signed cookie, so that strangers who guess do not slow them down."""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from smartnagari.kernel.ids import token

from ..actions.codes import hidden

SALT = "known_device"
MOST = 8
LASTS = 180 * 24 * 3600


def _read(request: HttpRequest) -> dict[str, str]:
    try:
        value = signing.loads(request.COOKIES.get(settings.DEVICE_COOKIE_NAME, ""), salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return {}
    return value if isinstance(value, dict) else {}


def known(request: HttpRequest, contact: str) -> str:
    """This device's name for a contact that has signed in on it; empty for a stranger's device."""
    return _read(request).get(hidden("device", contact)[:16], "")


def remember(request: HttpRequest, response: HttpResponse, contact: str) -> None:
    """Note in the cookie that this contact has signed in here."""
    names = getattr(request, "_device_names", None) or _read(request)
    names.setdefault(hidden("device", contact)[:16], token(9))
    request._device_names = names = dict(list(names.items())[-MOST:])  # type: ignore[attr-defined]
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        signing.dumps(names, salt=SALT),
        max_age=LASTS,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
