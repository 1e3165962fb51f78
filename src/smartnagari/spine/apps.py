from django.apps import AppConfig


class SpineConfig(AppConfig):
    name = "smartnagari.spine"
    label = "spine"
