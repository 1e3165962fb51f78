from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "smartnagari.desk"
    label = "desk"
