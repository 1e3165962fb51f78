from django.apps import AppConfig

from smartnagari.kernel.tenancy import TenantPort, TenantRef, connect_tenants


class RegionsConfig(AppConfig):
    name = "smartnagari.regions"
    label = "regions"

    def ready(self) -> None:
        from .models import Tenant
        from .scope import reading, tenant_scope

        def every_tenant() -> list[TenantRef]:
            return [TenantRef(*row) for row in Tenant.objects.order_by("code").values_list("id", "code")]

        connect_tenants(TenantPort(all=every_tenant, enter=tenant_scope, reading=reading))
