"""Columns that several tables of potential share: a place in a nagari, a contact, a verification."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from smartnagari.publishing.public import Publishable


class ContactKind(models.TextChoices):
    """Whose number it is. Only a person's needs consent; an office or group answers as such."""

    NONE = "", _("No number; people ask the nagari office")
    OFFICE = "office", _("An office")
    GROUP = "group", _("A group or enterprise")
    PERSON = "person", _("A person")


class Published(Publishable):
    """Something of a nagari that the public sees, under an address of its own."""

    slug = models.SlugField(max_length=160, db_index=False)
    hamlet = models.ForeignKey(
        "regions.Area", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    folded = models.TextField(blank=True)
    is_sample = models.BooleanField(default=False)

    class Meta:
        abstract = True


class Contacted(models.Model):
    """Whom to ask. A private number stands here with the consent of its owner only (UU 27/2022 art. 20)."""

    contact_kind = models.CharField(max_length=6, choices=ContactKind, blank=True, default="")
    contact_name = models.CharField(max_length=100, blank=True)
    contact_phone = models.CharField(max_length=16, blank=True)
    contact_consent = models.CharField(max_length=10, blank=True)
    contact_consent_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=~Q(contact_kind="person")
                | Q(contact_phone="")
                | (Q(contact_consent_on__isnull=False) & ~Q(contact_consent="")),
                name="%(class)s_private_phone_has_consent",
            ),
            models.CheckConstraint(
                condition=Q(contact_phone="") | ~Q(contact_kind=""), name="%(class)s_phone_is_somebodys"
            ),
        ]


class Verifiable(models.Model):
    """The newest verification of what stands here; empty again when a fact has changed since."""

    verified_on = models.DateField(null=True, blank=True)
    verified_by = models.CharField(max_length=120, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(verified_on__isnull=True, verified_by="")
                | (Q(verified_on__isnull=False) & ~Q(verified_by="")),
                name="%(class)s_verified_by_somebody",
            ),
        ]
