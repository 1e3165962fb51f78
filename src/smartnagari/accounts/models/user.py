"""The account: global, one per person, whichever regencies the person deals with."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.ids import uuid7


class UserManager(BaseUserManager["User"]):
    """Creates accounts with a normalised address."""

    use_in_migrations = True

    def create_user(self, email: str | None = None, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=self.normalize_email(email).lower() if email else None, **fields)
        user.set_password(password)
        user.password_set_at = timezone.now() if password else None
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """An account. Has an e-mail address or a phone number or both; everything else is in the profile.

    ``phone`` signs in one account. Others in the family may name the same telephone as ``contact_phone`` and
    sign in with it and their own password. ``phone_released_at`` says since when a number that was sold on
    is no longer this account's.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True, null=True, blank=True)
    phone = models.CharField(_("phone number"), max_length=16, unique=True, null=True, blank=True)
    phone_verified = models.BooleanField(default=False)
    phone_proven_at = models.DateTimeField(null=True, blank=True)
    phone_released_at = models.DateTimeField(null=True, blank=True)
    contact_phone = models.CharField(_("family phone"), max_length=16, blank=True, db_index=True)
    contact_phone_verified = models.BooleanField(default=False)
    password_set_at = models.DateTimeField(null=True, blank=True)
    name = models.CharField(_("full name"), max_length=150, blank=True)
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    language = models.CharField(max_length=2, default="id")
    date_joined = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = UserManager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(email__isnull=False)
                | Q(phone__isnull=False)
                | ~Q(contact_phone="")
                | Q(phone_released_at__isnull=False),
                name="user_can_be_reached",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email or self.phone or str(self.pk)
