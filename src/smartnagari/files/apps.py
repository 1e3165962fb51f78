from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "smartnagari.files"
    label = "files"

    def ready(self) -> None:
        from . import jobs  # noqa: F401 - registered by import
