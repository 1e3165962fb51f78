from django.apps import AppConfig


class RegionsConfig(AppConfig):
    name = "smartnagari.regions"
    label = "regions"
