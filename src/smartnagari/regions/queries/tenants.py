"""Which tenant a host leads to, and walking all tenants for a stated reason."""

from __future__ import annotations

import time
from collections.abc import Iterator

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel import trail
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.errors import NotFound

from ..models import Tenant
from ..scope import tenant_scope

LOCAL_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]", "testserver"})
KEPT_SECONDS = 30.0
_known: dict[str, tuple[float, Tenant]] = {}


def tenant_of_host(host: str) -> Tenant | None:
    """The tenant that this host (without port) leads to, or ``None``.

    Local hosts lead to ``settings.DEFAULT_TENANT``, which production leaves empty. Found hosts are kept
    for half a minute; unknown ones are not, so that a flood of them costs no memory.
    """
    host = host.lower().rstrip(".")
    known = _known.get(host)
    if known and known[0] > time.monotonic():
        return known[1]
    tenant = Tenant.objects.filter(hosts__host=host).first()
    if tenant is None and settings.DEFAULT_TENANT and (host in LOCAL_HOSTS or host.endswith(".localhost")):
        tenant = Tenant.objects.filter(code=settings.DEFAULT_TENANT).first()
    if tenant is not None:
        _known[host] = (time.monotonic() + KEPT_SECONDS, tenant)
    return tenant


def forget_hosts() -> None:
    """Look every host up afresh; called when a tenant or host is saved or deleted in this process."""
    _known.clear()


def tenant_of_code(code: str) -> Tenant:
    """The tenant with this regency code."""
    tenant = Tenant.objects.filter(code=code).first()
    if tenant is None:
        raise NotFound(_("No tenant with the code %(code)s was founded here.") % {"code": code})
    return tenant


def all_tenants(*, reason: str, command: str) -> Iterator[Tenant]:
    """Every tenant in turn, each inside its own scope, with the reason in its audit trail.

    For commands and jobs that concern everybody. There is no way around the tenants at once: row-level
    security would show such a query nothing.
    """
    for tenant in list(Tenant.objects.order_by("code")):
        with tenant_scope(tenant.pk):
            with transaction.atomic():
                actor = Actor.system(command, tenant.pk)
                trail.record(actor, "regions.all_tenants", tenant.code, {"reason": reason})
            yield tenant
