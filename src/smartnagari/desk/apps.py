from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "smartnagari.desk"
    label = "desk"

    def ready(self) -> None:
        from . import menu

        menu.register()
