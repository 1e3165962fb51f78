from django.apps import AppConfig


class NagariConfig(AppConfig):
    name = "smartnagari.nagari"
    label = "nagari"
