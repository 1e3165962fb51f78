from django.apps import AppConfig


class NagariConfig(AppConfig):
    name = "smartnagari.nagari"
    label = "nagari"

    def ready(self) -> None:
        from smartnagari.publishing.public import connect_completeness

        from . import findables, holdings, kinds, subscribers  # noqa: F401 - registered by import
        from .pages.league import standings

        connect_completeness(standings)
        kinds.register()
        findables.register()
        holdings.register()
