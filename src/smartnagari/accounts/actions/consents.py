"""Giving and withdrawing consent: separate, in the words that were shown, as easy one way as the other."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from smartnagari.kernel import trail
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Invalid
from smartnagari.kernel.events import publish
from smartnagari.kernel.personal import consent_texts

from ..models import Channel, Consent
from ..rules.rights import RightKind
from ..types import ConsentWithdrawn
from .rights import Wish, ask, locked_subject


@transaction.atomic
def give_consent(
    *, actor: Actor, purpose: str, version: str, subject_id: UUID | None = None, channel: str = Channel.WEB
) -> Consent:
    """Record that the person agrees; ``version`` is that of the words they were shown.

    Asking twice gives the consent that is in force. Raises ``Invalid`` when the words have changed since.
    """
    if purpose not in consent_texts:
        raise Invalid(_("Nobody asks for this consent any more."))
    text = consent_texts[purpose]
    if text.version != version:
        raise Invalid(_("The text has changed since you opened the page. Read it again, then agree."))
    profile = locked_subject(actor, subject_id)
    consent, new = Consent.objects.get_or_create(
        tenant_id=actor.tenant,
        profile=profile,
        purpose=purpose,
        withdrawn_at=None,
        defaults={
            "version": text.version,
            "text": str(text.text),
            "channel": channel,
            "given_at": timezone.now(),
            "given_by": actor.key,
        },
    )
    if new:
        trail.record(
            actor, "accounts.consent.give", str(consent.pk), {"purpose": purpose, "version": text.version}
        )
    return consent


@transaction.atomic
def withdraw_consent(
    *, actor: Actor, purpose: str, subject_id: UUID | None = None, channel: str = Channel.WEB
) -> Consent | None:
    """End a consent at once and tell who relies on it; ``None`` when there was none in force."""
    profile = locked_subject(actor, subject_id)
    consents = Consent.objects.select_for_update(of=("self",))
    consent = consents.filter(
        tenant_id=actor.tenant, profile=profile, purpose=purpose, withdrawn_at=None
    ).first()
    if consent is None:
        return None
    consent.withdrawn_at, consent.withdrawn_channel = timezone.now(), channel
    consent.save(update_fields=["withdrawn_at", "withdrawn_channel", "updated_at"])
    trail.record(actor, "accounts.consent.withdraw", str(consent.pk), {"purpose": purpose})
    publish(ConsentWithdrawn(profile=str(profile.pk), purpose=purpose), subject=str(consent.pk))
    ask(actor=actor, kind=RightKind.WITHDRAW_CONSENT, subject_id=profile.pk, wish=Wish(text=purpose))
    return consent
