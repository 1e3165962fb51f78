"""What must be set before production may start."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from .channels.gateway import checked_url
from .types import PermanentFailure


@register(Tags.security, deploy=True)
def messages_can_leave(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Without a mail server nobody can sign up or hear of anything."""
    found: list[CheckMessage] = []
    if settings.MAIL_CHANNEL != "smtp":
        found.append(Error("No mail server is set.", hint="Set SMTP_URL.", id="notifications.E001"))
    for key, access in settings.PHONE_GATEWAYS.items():
        try:
            checked_url(access["url"])
        except PermanentFailure as error:
            found.append(Error(str(error), hint=f"Set {key.upper()}_GATEWAY_URL.", id="notifications.E002"))
    return found
