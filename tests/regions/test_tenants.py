"""Which tenant a request is for, and walking all of them."""

from __future__ import annotations

import pytest
from django.core.exceptions import DisallowedHost
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django_scopes import get_scope

from factories.regions import TenantFactory, TenantHostFactory
from smartnagari.kernel.tenancy import current_tenant
from smartnagari.regions.context_processors import tenant as tenant_context
from smartnagari.regions.middleware import TenantMiddleware
from smartnagari.regions.models import Tenant
from smartnagari.regions.queries.tenants import tenant_of_host
from smartnagari.regions.scope import tenant_scope

pytestmark = pytest.mark.django_db


def answer(rf, host: str, path: str = "/") -> tuple[HttpResponse, HttpRequest]:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(f"{current_tenant()} {get_scope().get('tenant')}")

    request = rf.get(path, headers={"host": host})
    return TenantMiddleware(view)(request), request


def test_host_leads_to_its_tenant_and_into_its_scope(rf):
    host = TenantHostFactory(host="padang.example")

    response, request = answer(rf, "Padang.Example:8000")

    assert request.tenant == host.tenant
    assert response.content.decode() == f"{host.tenant.pk} {host.tenant.pk}"
    assert current_tenant() is None


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8000", "[::1]:8000", "pad.localhost"])
def test_local_host_leads_to_the_default_tenant(rf, host, settings):
    settings.DEFAULT_TENANT = "13.05"
    tenant = TenantFactory(code="13.05")

    assert answer(rf, host)[1].tenant == tenant


def test_local_host_leads_nowhere_in_production(rf, settings):
    settings.DEFAULT_TENANT = ""
    TenantFactory()

    assert answer(rf, "127.0.0.1")[0].status_code == 400


def test_unknown_host_is_refused(rf, settings):
    settings.LANGUAGE_CODE = "en"
    TenantFactory()

    response, request = answer(rf, "stranger.example")

    assert (response.status_code, response["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert request.tenant is None


def test_host_that_the_server_does_not_serve_is_refused(rf, settings):
    settings.ALLOWED_HOSTS = ["padang.example"]

    with pytest.raises(DisallowedHost):
        answer(rf, "stranger.example")


def test_empty_platform_says_how_to_begin(rf):
    response, _request = answer(rf, "127.0.0.1")

    assert response.status_code == 503
    assert "smartnagari found_tenant" in response.content.decode()


def test_probes_need_no_tenant(rf):
    response, request = answer(rf, "10.0.0.7", path="/livez")

    assert response.status_code == 200
    assert request.tenant is None


def test_second_request_looks_nothing_up(django_assert_num_queries):
    host = TenantHostFactory(host="padang.example")
    tenant_of_host("padang.example")

    with django_assert_num_queries(0):
        assert tenant_of_host("PADANG.example.") == host.tenant


def test_host_that_moves_is_seen_at_once(rf):
    host = TenantHostFactory(host="padang.example")
    answer(rf, "padang.example")
    host.tenant = TenantFactory(code="13.06", name="Agam")
    host.save()

    assert answer(rf, "padang.example")[1].tenant.code == "13.06"


def test_host_that_is_deleted_is_refused_at_once(rf):
    host = TenantHostFactory(host="padang.example")
    answer(rf, "padang.example")
    host.delete()

    assert answer(rf, "padang.example")[0].status_code == 400


def test_unknown_hosts_are_not_kept(rf):
    from smartnagari.regions.queries import tenants

    for number in range(20):
        tenant_of_host(f"host{number}.example")

    assert tenants._known == {}


def test_templates_know_tenant_and_words(rf, tenant):
    request = rf.get("/")
    request.tenant = tenant

    context = tenant_context(request)

    assert context["tenant"] == tenant
    assert context["terms"].village == "nagari"
    assert tenant_context(rf.get("/")) == {"tenant": None}


def test_scope_left_by_a_failed_statement_shows_that_failure(tenant, other_tenant):
    with pytest.raises(IntegrityError), transaction.atomic(), tenant_scope(other_tenant.pk):
        Tenant.objects.create(code="13.05", name="Twice")

    assert current_tenant() == tenant.pk
    assert Tenant.objects.filter(code="13.06").exists()
