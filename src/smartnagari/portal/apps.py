from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "smartnagari.portal"
    label = "portal"
