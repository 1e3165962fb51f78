from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "smartnagari.files"
    label = "files"
