from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "smartnagari.accounts"
    label = "accounts"

    def ready(self) -> None:
        from . import checks, jobs, menu, pdp, rights_texts, signals, subscribers, texts  # noqa: F401 - registered by import

        texts.register()
        rights_texts.register()
        pdp.register()
        menu.register()
        signals.connect()
