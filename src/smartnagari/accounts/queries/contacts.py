"""Who is behind a phone number or e-mail address."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.db.models import Q
from django.utils import timezone

from ..models import PhoneClaim, User
from ..rules.recycling import is_stale

MOST_ON_ONE_PHONE = 8


def user_by_phone(phone: str) -> User | None:
    """The account that signs in with this number, proven or about to be."""
    return User.objects.filter(phone=phone).first()


def family_of(phone: str) -> list[User]:
    """All accounts that use this telephone with a password of their own; the owner of the number first."""
    mine = Q(phone=phone) | Q(contact_phone=phone, contact_phone_verified=True)
    family = User.objects.filter(mine, is_active=True).order_by("date_joined")[: MOST_ON_ONE_PHONE + 1]
    return sorted(family, key=lambda user: user.phone != phone)


def user_for_phone_code(phone: str) -> User | None:
    """The account that a code sent to this number may open.

    Nobody when the number was never proven (a stranger may have typed it at sign-up), when it was proven so
    long ago that it may have been sold on, or while a new holder claims it.
    """
    user = User.objects.filter(phone=phone, phone_verified=True, is_active=True).first()
    if user is None or number_in_doubt(user):
        return None
    return user


def number_in_doubt(user: User) -> bool:
    """Whether a code sent to this account's number alone may reach somebody else by now."""
    if user.is_demo:
        return False
    claimed = PhoneClaim.objects.filter(phone=user.phone, state=PhoneClaim.State.WAITING).exists()
    return claimed or is_stale(proven_at=user.phone_proven_at, now=timezone.now())


def user_for_email_code(email: str) -> User | None:
    """The account that a code sent to this address may open: only one that has proven it."""
    return User.objects.filter(
        emailaddress__email=email.lower(), emailaddress__verified=True, is_active=True
    ).first()


def is_proven(user: User) -> bool:
    """Whether the person has shown that a phone or an e-mail address is theirs."""
    if user.phone_verified or user.contact_phone_verified:
        return True
    return EmailAddress.objects.filter(user=user, verified=True).exists()


def proven_contact(user: User) -> str:
    """Where a code reaches this very person: never a number in doubt, nor an address nobody has proven."""
    if user.phone and user.phone_verified and not number_in_doubt(user):
        return user.phone
    if user.contact_phone_verified:
        return user.contact_phone
    proven = EmailAddress.objects.filter(user=user, verified=True).order_by("-primary", "pk")
    return proven.values_list("email", flat=True).first() or ""


def waiting_claim(phone: str) -> PhoneClaim | None:
    """The claim to this number that waits out its cool-down, if any."""
    return PhoneClaim.objects.filter(phone=phone, state=PhoneClaim.State.WAITING).first()


def display_name(user: User) -> str:
    """How pages greet somebody."""
    return user.name or str(user)
