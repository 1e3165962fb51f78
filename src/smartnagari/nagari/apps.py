from django.apps import AppConfig


class NagariConfig(AppConfig):
    name = "smartnagari.nagari"
    label = "nagari"

    def ready(self) -> None:
        from . import findables, holdings, kinds, subscribers  # noqa: F401 - registered by import

        kinds.register()
        findables.register()
        holdings.register()
