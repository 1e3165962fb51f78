from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "drills.ledger"
    label = "drill_ledger"

    def ready(self) -> None:
        from . import subscribers, texts  # noqa: F401 - importing registers them
