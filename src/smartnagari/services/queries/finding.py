"""Services as what people can find."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from django.urls import reverse
from django.utils import translation

from smartnagari.kernel.findable import Findable
from smartnagari.kernel.tenancy import tenant_in_force
from smartnagari.regions.public import Tenant

from ..models import Service
from ..rules.texts import in_language, said, worded
from .catalogue import in_force, words

KIND = "service"
WEIGHT = 50
"""Services come before places and offices of equal fit: most who search need one."""


def findables(tenant: Tenant, *, codes: Collection[str] | None = None) -> Iterator[Findable]:
    """The services in force as the search keeps them; only those of these codes when some are named."""
    services = in_force() if codes is None else in_force().filter(code__in=codes)
    with translation.override("id"):
        own = words(tenant)
        for service in services.order_by("code"):
            yield _findable(service, own)


def _findable(service: Service, own: dict[str, str]) -> Findable:
    texts = [service.summary, *service.purposes]
    return Findable(
        kind=KIND,
        key=service.code,
        title=worded(service.name, own),
        url=reverse("services:service", args=[service.slug]),
        text=" ".join(worded(in_language(text, each), own) for text in texts for each in ("id", "en")),
        place=str(said(service.provider_name, "id", own) or ""),
        also=(service.name_en, *service.also),
        weight=WEIGHT + max(0, 20 - service.rank) * bool(service.rank),
    )


def every_findable() -> Iterator[Findable]:
    """All services of the tenant in force, for the search to be rebuilt."""
    tenant = Tenant.objects.get(pk=tenant_in_force())
    return findables(tenant)
