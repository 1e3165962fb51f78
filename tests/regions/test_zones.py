"""A regency's day begins at its own midnight: in requests, and in what the worker does for it."""

from __future__ import annotations

import pytest
from django.test import RequestFactory
from django.utils import timezone

from factories.regions import TenantFactory
from smartnagari.kernel.tenancy import inside, tenants
from smartnagari.regions.middleware import TenantMiddleware
from smartnagari.regions.models import TenantHost

ZONES = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]


@pytest.mark.django_db
@pytest.mark.parametrize("zone", ZONES)
def test_request_runs_in_the_zone_of_its_regency(zone):
    tenant = TenantFactory(code="91.71", name="Jauh", timezone=zone)
    TenantHost.objects.create(host="jauh.test", tenant=tenant)
    seen = []
    middleware = TenantMiddleware(lambda request: seen.append(str(timezone.get_current_timezone())))

    middleware(RequestFactory().get("/", headers={"host": "jauh.test"}))

    assert seen == [zone]
    assert str(timezone.get_current_timezone()) == "Asia/Jakarta"


@pytest.mark.django_db
def test_work_for_a_regency_runs_in_its_zone():
    TenantFactory(code="91.71", name="Jauh", timezone="Asia/Jayapura")
    TenantFactory(code="13.05", timezone="Asia/Jakarta")

    seen = {}
    for tenant in tenants():
        with inside(tenant.id):
            seen[tenant.code] = str(timezone.get_current_timezone())

    assert seen == {"13.05": "Asia/Jakarta", "91.71": "Asia/Jayapura"}
