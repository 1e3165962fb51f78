from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "smartnagari.publishing"
    label = "publishing"
