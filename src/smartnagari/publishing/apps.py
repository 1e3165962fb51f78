from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "smartnagari.publishing"
    label = "publishing"

    def ready(self) -> None:
        from . import jobs, menu, subscribers, texts  # noqa: F401 - jobs and subscribers register by import
        from .queries import files

        files.register()
        texts.register()
        menu.register()
