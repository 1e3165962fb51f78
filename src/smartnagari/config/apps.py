from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The app that sees every other: commands of the operator and checks at start-up."""

    name = "smartnagari.config"
    label = "config"
    verbose_name = "Smart Nagari"

    def ready(self) -> None:
        from . import start  # noqa: F401 - importing registers the checks
