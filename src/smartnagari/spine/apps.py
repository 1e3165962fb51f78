from django.apps import AppConfig


class SpineConfig(AppConfig):
    name = "smartnagari.spine"
    label = "spine"

    def ready(self) -> None:
        from smartnagari.kernel.events import connect_bus

        from . import jobs
        from .bus import SpineBus

        connect_bus(SpineBus())
        jobs.register()
