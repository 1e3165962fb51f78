"""What every test may ask for, and the strictness that holds for all of them."""

from __future__ import annotations

import pytest

from factories.regions import TenantFactory
from smartnagari.regions.public import tenant_scope

pytest_plugins = ["strictness", "emptying", "bound_role"]


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
