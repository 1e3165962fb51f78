"""The demonstration's letter box: messages go nowhere and can be read on a page."""

from __future__ import annotations

from django.conf import settings

from smartnagari.kernel.tenancy import tenant_in_force

from ..models import DemoLetter
from ..types import OutgoingMessage, PermanentFailure


class DemoChannel:
    """Puts the message on the page of the demonstration; refuses anywhere else."""

    def __init__(self, key: str, kind: str) -> None:
        self.key = key
        self.kind = kind

    def send(self, message: OutgoingMessage) -> str:
        if not settings.DEMO:
            raise PermanentFailure("There is no letter box outside the demonstration.")
        text = message.body if self.kind == "email" else message.short
        DemoLetter.objects.create(
            tenant_id=tenant_in_force(), address=message.address, subject=message.subject, body=text
        )
        return "demo"
