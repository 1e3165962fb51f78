"""The base of every row of the log."""

from __future__ import annotations

from typing import Any

from django.db import models
from django_scopes import ScopedManager

from smartnagari.kernel.tenancy import tenant_in_force


class AuditRow(models.Model):
    """A row of the tenant in force. The log lies below ``regions``, so the tenant is a plain key here.

    ``objects`` raises ``ScopeError`` outside a tenant.
    """

    tenant_id = models.UUIDField(default=tenant_in_force, editable=False)

    objects: Any = ScopedManager(tenant="tenant_id")

    class Meta:
        abstract = True
