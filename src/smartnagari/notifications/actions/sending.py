"""Messages: kept beside the business rows, handed to a channel by the worker."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from smartnagari.accounts.public import masked_contact
from smartnagari.kernel import events
from smartnagari.kernel.errors import Unavailable
from smartnagari.kernel.messages import Envelope, Text, texts
from smartnagari.kernel.sealed import Keyring, binding, derived_key

from ..models import Message
from ..types import MessageQueued, OutgoingMessage, PermanentFailure, TemporaryFailure, channels

S = Message.State
UNFINISHED = frozenset({S.QUEUED, S.SENDING})


def _ring() -> Keyring:
    keys = {}
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        key = derived_key(secret.encode(), info="notifications|values")
        keys[sha256(key).hexdigest()[:8]] = key
    return Keyring(keys)


def _place(message: Message) -> bytes:
    return binding(tenant=message.tenant_id, column="notifications_message.sealed_values", row=message.pk)


def _check_budget(channel: str) -> None:
    """Refuse when the regency's telephone messages of a day are used up: each costs money."""
    since = timezone.now() - timedelta(days=1)
    sent = Message.objects.filter(channel=channel, created_at__gt=since).exclude(state=S.SILENT).count()
    if sent >= settings.PHONE_MESSAGES_A_DAY:
        raise Unavailable(_("We cannot send codes by phone just now. Please use your e-mail address."))


@transaction.atomic
def queue_message(*, envelope: Envelope) -> Message:
    """Keep this message and have the worker send it after the commit.

    Raises ``Unavailable`` when the day's budget for telephone messages is used up, for silent ones too.
    """
    text, to = texts[envelope.text], envelope.to
    channel = settings.MAIL_CHANNEL if to.email else settings.PHONE_CHANNEL
    if channels[channel].kind == "phone":
        _check_budget(channel)
    plain = {name: value for name, value in envelope.values.items() if name not in text.secrets}
    secret = {name: value for name, value in envelope.values.items() if name in text.secrets}
    message = Message(
        tenant_id=envelope.tenant,
        text=text.key,
        channel=channel,
        address=masked_contact(to.email or to.phone) if envelope.silent else to.email or to.phone,
        language=to.language,
        user=to.user,
        values=plain,
        state=S.SILENT if envelope.silent else S.QUEUED,
        expires_at=timezone.now() + timedelta(seconds=text.lifetime),
    )
    if secret and not envelope.silent:
        message.sealed_values = _ring().seal(json.dumps(secret), bound_to=_place(message))
    message.save()
    if not envelope.silent:
        events.publish(MessageQueued(message=str(message.pk)), subject=str(message.pk))
    return message


def deliver_message(*, message_id: UUID) -> None:
    """Hand one message to its channel, outside any transaction.

    Raises ``TemporaryFailure`` so that the spine tries again later; everything else ends here.
    """
    outgoing = _begin(message_id)
    if outgoing is None:
        return
    channel, letter = outgoing
    try:
        reference = channels[channel].send(letter)
    except PermanentFailure as error:
        _end(message_id, S.FAILED, error=str(error))
    except TemporaryFailure as error:
        _note(message_id, str(error))
        raise
    else:
        _end(message_id, S.SENT, reference=reference)


@transaction.atomic
def _begin(message_id: UUID) -> tuple[str, OutgoingMessage] | None:
    message = Message.objects.select_for_update(of=("self",)).filter(pk=message_id).first()
    if message is None or message.state not in UNFINISHED:
        return None
    if message.expires_at <= timezone.now():
        _close(message, S.EXPIRED)
        return None
    message.state = S.SENDING
    message.attempts += 1
    message.save(update_fields=["state", "attempts", "updated_at"])
    return message.channel, _written(message)


def _written(message: Message) -> OutgoingMessage:
    values = dict(message.values)
    if message.sealed_values is not None:
        values |= json.loads(_ring().open(message.sealed_values, bound_to=_place(message)))
    with translation.override(message.language):
        subject, body, short = finished(texts[message.text], values)
    return OutgoingMessage(id=message.pk, address=message.address, subject=subject, body=body, short=short)


def finished(text: Text, values: Mapping[str, str]) -> tuple[str, str, str]:
    """Subject, body and short form of a text with its values, in the language in force."""
    subject = " ".join((str(text.subject) % values).split())
    return subject, str(text.body) % values, str(text.short) % values


@transaction.atomic
def _note(message_id: UUID, error: str) -> None:
    Message.objects.filter(pk=message_id).update(state=S.QUEUED, last_error=error[:300])


@transaction.atomic
def _end(message_id: UUID, state: str, *, reference: str = "", error: str = "") -> None:
    message = Message.objects.select_for_update(of=("self",)).get(pk=message_id)
    message.reference, message.last_error = reference[:100], error[:300]
    message.sent_at = timezone.now() if state == S.SENT else None
    _close(message, state)


def _close(message: Message, state: str) -> None:
    """The last write: nothing secret stays, and no full address."""
    message.state = state
    message.sealed_values = None
    message.address = masked_contact(message.address)
    message.save()
