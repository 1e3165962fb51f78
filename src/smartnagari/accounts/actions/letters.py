"""Messages that accounts send: by e-mail where there is one, else by telephone."""

from __future__ import annotations

from django.utils import formats, timezone

from smartnagari.kernel import messages
from smartnagari.kernel.tenancy import current_tenant

from ..models import User
from ..texts.signin import CHANGES

SITE = "Smart Nagari"


def write(text: str, to: messages.Recipient, *, silent: bool = False, **values: str) -> None:
    """Have this text sent to somebody; ``silent`` does the same work and sends nothing."""
    tenant = current_tenant()
    if tenant is None:
        raise RuntimeError("A message belongs to a tenant; enter one first.")
    values.setdefault("site", SITE)
    messages.send(messages.Envelope(text=text, to=to, tenant=tenant, values=values, silent=silent))


def recipient(user: User) -> messages.Recipient:
    """Where this person reads messages."""
    phone = (user.phone if user.phone_verified else "") or user.contact_phone
    return messages.Recipient(email=user.email or "", phone=phone or "", language=user.language, user=user.pk)


def tell_of_change(user: User, change: str, *, url: str) -> None:
    """Tell the person what has just been changed in their account; a known key of ``CHANGES`` only."""
    to = recipient(user)
    if not (to.email or to.phone):
        return
    when = formats.date_format(timezone.localtime(), "DATETIME_FORMAT")
    write("accounts.changed", to, what=str(CHANGES[change]), when=when, url=url)
