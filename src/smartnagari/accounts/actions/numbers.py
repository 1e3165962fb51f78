"""Phone numbers: proven, shared in a family, claimed by the person the operator sold them to."""

from __future__ import annotations

from django.db import transaction
from django.utils import formats, timezone
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel import trail
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import Conflict, Invalid

from ..models import PhoneClaim, User
from ..queries.contacts import MOST_ON_ONE_PHONE, family_of, is_proven, waiting_claim
from ..rules.phone import masked
from ..rules.recycling import free_from
from . import letters
from .sessions import end_sessions

S = PhoneClaim.State


@transaction.atomic
def prove_number(*, user: User, phone: str) -> None:
    """The person has read a code sent to this number: it is theirs, from now.

    Raises ``Conflict`` when another account has proven it in the meantime.
    """
    if User.objects.filter(phone=phone).exclude(pk=user.pk).exists():
        raise Conflict(_("Another account uses this number."))
    user.phone, user.phone_verified = phone, True
    user.phone_proven_at = timezone.now()
    user.save(update_fields=["phone", "phone_verified", "phone_proven_at"])
    PhoneClaim.objects.filter(phone=phone, state=S.WAITING, holder=user).update(
        state=S.REFUSED, settled_at=timezone.now()
    )


@transaction.atomic
def claim_number(*, actor: Actor, phone: str, url: str) -> PhoneClaim | None:
    """Note that somebody new has proven this number, and tell the account that has it.

    ``None`` when no account has the number: it is free. A claim whose cool-down is over releases the number:
    the old account loses it together with its sessions, and keeps all its data.
    """
    holder = User.objects.select_for_update(of=("self",)).filter(phone=phone).first()
    claim = waiting_claim(phone)
    if holder is None or not is_proven(holder):
        return None
    if claim is None:
        return _open_claim(actor, holder, phone, url)
    if claim.free_from <= timezone.now():
        _release(actor, holder, claim)
        return None
    return claim


def _open_claim(actor: Actor, holder: User, phone: str, url: str) -> PhoneClaim:
    now = timezone.now()
    claim = PhoneClaim.objects.create(phone=phone, holder=holder, proven_at=now, free_from=free_from(now))
    day = formats.date_format(timezone.localtime(claim.free_from), "DATE_FORMAT")
    to = letters.recipient(holder)
    if to.email:
        letters.write("accounts.number_claimed", to, phone=masked(phone), date=day, url=url)
    trail.record(actor, "accounts.number.claim", str(claim.pk), {"holder": str(holder.pk)})
    return claim


def _release(actor: Actor, holder: User, claim: PhoneClaim) -> None:
    now = timezone.now()
    holder.phone, holder.phone_verified, holder.phone_released_at = None, False, now
    holder.save(update_fields=["phone", "phone_verified", "phone_released_at"])
    User.objects.filter(contact_phone=claim.phone).update(contact_phone_verified=False)
    claim.state, claim.settled_at = S.RELEASED, now
    claim.save(update_fields=["state", "settled_at"])
    end_sessions(user_id=holder.pk)
    trail.record(actor, "accounts.number.release", str(claim.pk), {"holder": str(holder.pk)})


@transaction.atomic
def refuse_claim(*, actor: Actor, user: User) -> None:
    """The holder has just proven the number once more: the claim to it is void."""
    claim = PhoneClaim.objects.select_for_update(of=("self",)).filter(
        phone=user.phone, state=S.WAITING, holder=user
    )
    for row in claim:
        row.state, row.settled_at = S.REFUSED, timezone.now()
        row.save(update_fields=["state", "settled_at"])
        trail.record(actor, "accounts.number.keep", str(row.pk), {"holder": str(user.pk)})


@transaction.atomic
def join_family_phone(*, actor: Actor, name: str, phone: str, password: str) -> User:
    """A further account on a telephone that the family shares, proven by a code a moment ago.

    It signs in with the number and a password that nobody else on this telephone uses.
    """
    family = family_of(phone)
    if len(family) >= MOST_ON_ONE_PHONE:
        raise Conflict(_("This telephone already has as many accounts as it can. Use an e-mail address."))
    if any(member.check_password(password) for member in family):
        sentence = _("Choose another password: on one telephone, each person needs their own.")
        raise Invalid(sentence, fields={"password1": str(sentence)})
    user = User.objects.create_user(
        None, password, name=name, contact_phone=phone, contact_phone_verified=True
    )
    trail.record(actor, "accounts.family.join", str(user.pk), {})
    return user
