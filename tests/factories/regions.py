"""Tenants and regions for tests."""

import factory
from factory.django import DjangoModelFactory

from smartnagari.regions.models import Tenant


class TenantFactory(DjangoModelFactory):
    """A regency; the same code gives the same tenant."""

    class Meta:
        model = Tenant
        django_get_or_create = ("code",)

    code = "13.05"
    name = "Padang Pariaman"
    province_name = "Sumatera Barat"
    seat = factory.LazyAttribute(lambda t: t.name)
