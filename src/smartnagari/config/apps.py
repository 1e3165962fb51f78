from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The app that sees every other: commands of the operator and checks at start-up."""

    name = "smartnagari.config"
    label = "config"
    verbose_name = "Smart Nagari"

    def ready(self) -> None:
        from smartnagari.kernel.freshness import connect_keeper

        from . import start  # noqa: F401 - importing registers the checks
        from .ready import chores
        from .ready.keeper import PageKeeper

        connect_keeper(PageKeeper())
        chores.register()
