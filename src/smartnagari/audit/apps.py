from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AuditConfig(AppConfig):
    name = "smartnagari.audit"
    label = "audit"

    def ready(self) -> None:
        from smartnagari.kernel.periodic import PeriodicJob, jobs
        from smartnagari.kernel.trail import connect_trail

        from . import checks, ddl, personal_data  # noqa: F401 - checks are registered by import
        from .actions import seal_pending
        from .anchoring import anchor_hourly
        from .queries.chain import anything_pending, anything_sealed
        from .trail import AuditTrail

        connect_trail(AuditTrail())
        jobs.register(PeriodicJob(key="audit.seal", every=1, run=seal_pending, wanted=anything_pending))
        jobs.register(PeriodicJob(key="audit.anchor", every=3600, run=anchor_hourly, wanted=anything_sealed))
        ddl.register()
        personal_data.register()
        post_migrate.connect(ddl.install, sender=self)
