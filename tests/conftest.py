"""What every test may ask for, and the strictness that holds for all of them."""

from __future__ import annotations

import pytest
from django.db import connection

from factories.regions import TenantFactory
from smartnagari.regions.public import tenant_scope

pytest_plugins = ["strictness", "emptying", "prepared", "bound_role"]


def pytest_collection_modifyitems(items):
    """What only PostgreSQL has is skipped, with that reason, where the suite runs on SQLite."""
    if connection.vendor == "postgresql":
        return
    for item in items:
        if item.get_closest_marker("postgres"):
            item.add_marker(pytest.mark.skip(reason="only PostgreSQL has this"))


@pytest.fixture
def tenant(db):
    """Padang Pariaman, in scope for the whole test."""
    tenant = TenantFactory(code="13.05", name="Padang Pariaman", province_name="Sumatera Barat")
    with tenant_scope(tenant.pk):
        yield tenant


@pytest.fixture
def other_tenant(db):
    """A second regency, not in scope."""
    return TenantFactory(code="13.06", name="Agam", province_name="Sumatera Barat")
