from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "smartnagari.publishing"
    label = "publishing"

    def ready(self) -> None:
        from . import jobs, menu  # noqa: F401 - jobs register by import
        from .queries import files

        files.register()
        menu.register()
