from django.apps import AppConfig


class PotentialConfig(AppConfig):
    name = "smartnagari.potential"
    label = "potential"
