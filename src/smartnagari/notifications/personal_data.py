"""Which columns of notifications hold personal data, why, and when they go."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.personal import Basis, Purpose, declare
from smartnagari.kernel.retention import RetentionRule, Term, delete, retention_rules

from .models import Message

MESSAGES = Purpose(
    key="notifications.messages",
    label=_("Send messages, and find out why one did not arrive"),
    basis=Basis.PUBLIC_TASK,
    law="UU 25/2009; PP 71/2019",
    keep=_("Ninety days after it was written; the address is masked as soon as the message has left."),
    recipients=_("The mail server and the telephone gateway, to deliver it."),
    ends=Term("written", days=90),
)


def _messages(before: datetime) -> Any:
    return Message.objects.filter(created_at__lt=before).exclude(state__in=["queued", "sending"])


def register() -> None:
    """Called once in ``ready()``."""
    declare(
        "notifications.message",
        purpose=MESSAGES,
        general=["address", "user", "language", "values", "sealed_values"],
    )
    declare("notifications.demoletter", purpose=MESSAGES, general=["address", "subject", "body"])
    retention_rules.register(
        RetentionRule(
            "notifications.messages",
            MESSAGES.key,
            _("Messages that have left"),
            _messages,
            delete,
            users=("user",),
        )
    )
