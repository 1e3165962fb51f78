from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "smartnagari.ui"
    label = "ui"
