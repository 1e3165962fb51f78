"""Correcting what an officer has compared with a card: by request, under an officer's eyes (art. 30)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from smartnagari.kernel import trail
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Conflict, Invalid

from ..crypto import seal_into
from ..findings import checked_birth_date, checked_kk, checked_name, checked_nik
from ..models import Profile
from ..rules.identity import Sex
from .profile import refuse_taken_nik, save_with_nik

FIELDS = {
    "name": gettext_lazy("Name"),
    "nik": gettext_lazy("NIK"),
    "kk": gettext_lazy("Family card number (KK)"),
    "birth_date": gettext_lazy("Birth date"),
    "birth_place": gettext_lazy("Birth place"),
    "sex": gettext_lazy("Sex"),
    "address": gettext_lazy("Address"),
}


def _plain_text(text: str) -> str:
    text = " ".join(text.split())
    if not text or len(text) > 100:
        raise Invalid(_("Write how it should be, in at most 100 letters."))
    return text


def _known_sex(text: str) -> str:
    if text not in set(Sex):
        raise Invalid(_("Write female or male."))
    return str(text)


def checked_correction(field: str, value: str) -> Any:
    """The value as it would be kept; raises ``Invalid`` (field ``value``) saying how to mend it.

    Whether a NIK is somebody else's is told to the officer only: asking must not be a way to find out.
    """
    today = timezone.localdate()
    readers: dict[str, Callable[[str], Any]] = {
        "name": checked_name,
        "nik": lambda text: checked_nik(text, on=today),
        "kk": lambda text: checked_kk(text, on=today),
        "birth_date": lambda text: checked_birth_date(text, on=today),
        "birth_place": _plain_text,
        "sex": _known_sex,
        "address": _plain_text,
    }
    if field not in readers:
        raise Invalid(_("Choose what is wrong."), fields={"field": _("Choose what is wrong.")})
    try:
        return readers[field](value)
    except Invalid as refusal:
        raise Invalid(str(refusal), fields={"value": str(refusal)}) from None


def apply_correction(*, actor: Actor, profile: Profile, field: str, value: str) -> None:
    """Put the right value into a locked profile; audit says which field, never what it says."""
    if profile.erased_at is not None:
        raise Conflict(_("This profile has been erased since. Refuse the request and say so."))
    wanted = checked_correction(field, value)
    if field == "nik":
        refuse_taken_nik(profile, wanted)
    if field in {"nik", "kk"}:
        seal_into(profile, f"{field}_sealed", wanted)
    else:
        setattr(profile, field, wanted)
    save_with_nik(profile)
    trail.record(actor, "accounts.profile.correct", str(profile.pk), {"field": field})
