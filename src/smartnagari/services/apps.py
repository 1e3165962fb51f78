from django.apps import AppConfig


class ServicesConfig(AppConfig):
    name = "smartnagari.services"
    label = "services"
