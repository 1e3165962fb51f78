from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate, post_save


class RegionsConfig(AppConfig):
    name = "smartnagari.regions"
    label = "regions"

    def ready(self) -> None:
        from .ddl import ensure_row_security
        from .models import Tenant, TenantHost
        from .queries.tenants import forget_hosts

        def forget(**_facts: object) -> None:
            forget_hosts()

        for model in (Tenant, TenantHost):
            for signal in (post_save, post_delete):
                signal.connect(forget, sender=model, weak=False, dispatch_uid="regions.forget_hosts")
        post_migrate.connect(
            ensure_row_security, sender=self, weak=False, dispatch_uid="regions.row_security"
        )
