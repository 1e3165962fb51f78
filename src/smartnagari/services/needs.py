"""What people come for most, offered by the search where it found nothing."""

from __future__ import annotations

from django.urls import reverse
from django.utils import translation

from smartnagari.kernel.tenancy import tenant_in_force
from smartnagari.regions.public import Tenant
from smartnagari.search.public import Need, NeedList, need_lists

from .queries.catalogue import most_used


def register() -> None:
    """Called once in ``ready()``."""
    need_lists.register(NeedList("services", needs))


def needs() -> list[Need]:
    """The most used services in the language of the page, with paths that have none."""
    rows = most_used(Tenant.objects.get(pk=tenant_in_force()))
    with translation.override("id"):
        return [Need(row.name, reverse("services:service", args=[row.slug])) for row in rows]
