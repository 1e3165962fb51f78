from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "smartnagari.publishing"
    label = "publishing"

    def ready(self) -> None:
        from . import jobs  # noqa: F401 - registered by import
        from .queries import files

        files.register()
