"""Enterprises of residents and of the nagari, and what they sell."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from smartnagari.regions.public import TenantOwned

from .parts import Contacted, Published


class Enterprise(Published, Contacted):
    """Enterprise (usaha): a micro, small or medium one of a resident, one of the nagari, or a cooperative.

    It stands here because its owner agreed; an enterprise of the nagari itself needs no such consent.
    """

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=8)
    sector = models.CharField(max_length=24)
    commodity = models.CharField(max_length=40, blank=True)
    buys = models.CharField(max_length=300, blank=True)
    summary = models.CharField(max_length=240)
    about = models.TextField(blank=True)
    owner_consent = models.CharField(max_length=10, blank=True)
    owner_consent_on = models.DateField(null=True, blank=True)
    nib = models.CharField(max_length=13, blank=True)
    pirt = models.CharField(max_length=30, blank=True)
    halal = models.CharField(max_length=30, blank=True)
    workers = models.CharField(max_length=6, blank=True)
    since = models.PositiveSmallIntegerField(null=True, blank=True)
    links = models.JSONField(default=list, blank=True)
    photos = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [
            *Contacted.Meta.constraints,
            models.UniqueConstraint(fields=["tenant", "slug"], name="enterprise_slug_once_per_tenant"),
            models.CheckConstraint(
                condition=Q(kind="bumnag") | (Q(owner_consent_on__isnull=False) & ~Q(owner_consent="")),
                name="enterprise_owner_has_agreed",
            ),
        ]
        indexes = [models.Index(fields=["tenant", "area"], name="enterprise_by_area")]

    def __str__(self) -> str:
        return self.name


class EnterpriseProduct(TenantOwned):
    """Something that an enterprise sells, with its price."""

    enterprise = models.ForeignKey(Enterprise, on_delete=models.CASCADE, related_name="products")
    order = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=100)
    price = models.BigIntegerField(null=True, blank=True)
    per = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "enterprise", "order"], name="enterpriseproduct_order_once"
            ),
            models.CheckConstraint(
                condition=Q(price__isnull=True) | Q(price__gt=0), name="enterpriseproduct_price_positive"
            ),
        ]

    def __str__(self) -> str:
        return self.title
