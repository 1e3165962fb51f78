from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate, post_save

from smartnagari.kernel import freshness
from smartnagari.kernel.tenancy import TenantPort, TenantRef, connect_tenants


class RegionsConfig(AppConfig):
    name = "smartnagari.regions"
    label = "regions"

    def ready(self) -> None:
        from . import findables, menu
        from .actions import kinds_of_areas, kinds_of_days
        from .actions.proposals import proposal_kinds
        from .ddl import ensure_row_security
        from .models import Tenant, TenantHost
        from .queries.tenants import forget_hosts
        from .queries.terms import forget_terms
        from .scope import in_its_zone, reading, tenant_scope, zones

        def every_tenant() -> list[TenantRef]:
            rows = list(Tenant.objects.order_by("code").values_list("id", "code", "timezone"))
            zones.update({key: zone for key, _code, zone in rows})
            return [TenantRef(key, code) for key, code, _zone in rows]

        connect_tenants(TenantPort(all=every_tenant, enter=in_its_zone, reading=reading))

        for kind in (*kinds_of_areas.KINDS, *kinds_of_days.KINDS):
            proposal_kinds.register(kind)
        menu.register()
        findables.register()

        def changed(instance: Tenant | TenantHost, **_facts: object) -> None:
            forget_hosts()
            with tenant_scope(instance.pk if isinstance(instance, Tenant) else instance.tenant_id):
                freshness.changed(freshness.TENANT)

        def forget(tags: frozenset[str]) -> None:
            if freshness.TENANT in tags:
                forget_hosts()
                forget_terms()

        freshness.on_change(forget)

        for model in (Tenant, TenantHost):
            for signal in (post_save, post_delete):
                signal.connect(changed, sender=model, weak=False, dispatch_uid="regions.forget_hosts")
        post_migrate.connect(
            ensure_row_security, sender=self, weak=False, dispatch_uid="regions.row_security"
        )
