"""Accounts: opened outside sign-up, tidied away when nobody proved them."""

from __future__ import annotations

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from ..models import User

UNPROVEN_KEPT = timedelta(minutes=15)


@transaction.atomic
def create_account(
    *,
    name: str,
    email: str | None = None,
    phone: str | None = None,
    password: str | None = None,
    demo: bool = False,
) -> User:
    """An account whose contacts somebody else vouches for (an officers' list, demo data)."""
    user = User.objects.create_user(
        email,
        password,
        name=name,
        phone=phone,
        phone_verified=bool(phone),
        phone_proven_at=timezone.now() if phone else None,
        is_demo=demo,
    )
    if user.email:
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


@transaction.atomic
def drop_unproven(*, email: str = "", phone: str = "", everybody: bool = False) -> int:
    """Delete sign-ups that were never finished, so that nobody holds a contact that is not theirs.

    For one contact when it is about to be used again, or for all of them by the nightly tidying.
    """
    old = User.objects.filter(
        last_login=None,
        phone_verified=False,
        contact_phone_verified=False,
        is_demo=False,
        is_staff=False,
        date_joined__lt=timezone.now() - UNPROVEN_KEPT,
    ).exclude(emailaddress__verified=True)
    old = old.filter(assignments=None)
    if not everybody:
        contact = Q(email=email.lower()) if email else Q(phone=phone) | Q(contact_phone=phone)
        old = old.filter(contact)
    ids = list(old.values_list("pk", flat=True))
    User.objects.filter(pk__in=ids).delete()
    return len(ids)
