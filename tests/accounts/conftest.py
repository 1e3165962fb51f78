"""What the tests of accounts may ask for."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from factories.accounts import officer
from factories.regions import DistrictFactory, VillageFactory


@pytest.fixture
def door_client(tenant, settings, client):
    """A browser at the addresses of signing in; what would be sent can be read by ``signin_steps``."""
    settings.ROOT_URLCONF = "accounts.signin_urls"
    settings.DEMO = True
    settings.MAIL_CHANNEL, settings.PHONE_CHANNEL = "demo_email", "demo_phone"
    cache.clear()
    return client


@pytest.fixture
def district(tenant):
    """A kecamatan with its nagari to come."""
    return DistrictFactory(tenant=tenant, code="13.05.10", name="Ulakan Tapakih")


@pytest.fixture
def ulakan(district):
    """A nagari in that kecamatan."""
    return VillageFactory(tenant=district.tenant, parent=district, code="13.05.10.2002", name="Ulakan")


@pytest.fixture
def admin(tenant):
    """Who administers the regency."""
    return officer("tenant_admin", tenant)
