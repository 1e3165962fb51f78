from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "drills.ledger"
    label = "drill_ledger"

    def ready(self) -> None:
        from . import subscribers  # noqa: F401 - importing registers the subscription
