"""The tenant, its hosts, and the base of every row that belongs to one."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from smartnagari.kernel.ids import uuid7


class Tenant(models.Model):
    """A regency or city (kabupaten, kota) that runs the platform as its own. Shared, no tenant column."""

    class Kind(models.TextChoices):
        REGENCY = "regency", _("Regency")
        CITY = "city", _("City")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.CharField(max_length=5, unique=True)
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.REGENCY)
    province_name = models.CharField(max_length=100)
    timezone = models.CharField(max_length=40, default="Asia/Jakarta")
    seat = models.CharField(max_length=100, blank=True)
    settings = models.JSONField(default=dict, blank=True)

    def __str__(self) -> str:
        if self.kind == self.Kind.CITY:
            return gettext("%(name)s City") % {"name": self.name}
        return gettext("%(name)s Regency") % {"name": self.name}


class TenantHost(models.Model):
    """A host name that leads to a tenant. Shared table: it is read before any tenant is known."""

    host = models.CharField(max_length=253, primary_key=True)
    tenant = models.ForeignKey(Tenant, on_delete=models.CASCADE, related_name="hosts")
    canonical = models.BooleanField(default=False)

    shared_across_tenants = True

    def __str__(self) -> str:
        return self.host


class TenantOwned(models.Model):
    """Base of every row that belongs to one tenant.

    ``objects`` raises ``ScopeError`` outside a tenant (django-scopes) instead of leaking; row-level
    security stands behind it on PostgreSQL. The tenant stands first in every index and constraint.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    tenant = models.ForeignKey(Tenant, on_delete=models.PROTECT, related_name="+", editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects: Any = ScopedManager(tenant="tenant")

    class Meta:
        abstract = True
