"""Which tenant a host leads to. Going from tenant to tenant: ``kernel.tenancy.tenants`` and ``inside``."""

from __future__ import annotations

import time
from uuid import UUID

from django.conf import settings

from ..models import Tenant, TenantHost

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


def home_of(tenant_id: UUID) -> str:
    """The address of the tenant's site for letters, such as ``https://padangpariamankab.example``.

    Empty where no host leads to it (a developer's machine): a letter then names the path alone.
    """
    hosts = TenantHost.objects.filter(tenant_id=tenant_id).order_by("-canonical", "host")
    host = hosts.values_list("host", flat=True).first()
    return f"https://{host}" if host else ""


def forget_hosts() -> None:
    """Look every host up afresh; called when a tenant or host is saved or deleted in this process."""
    _known.clear()
