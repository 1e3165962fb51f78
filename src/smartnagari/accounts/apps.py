from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "smartnagari.accounts"
    label = "accounts"

    def ready(self) -> None:
        from . import (  # noqa: F401 - registered by import
            checks,
            jobs,
            menu,
            pdp,
            rights_texts,
            role_texts,
            signals,
            subscribers,
            texts,
        )

        texts.register()
        rights_texts.register()
        role_texts.register()
        pdp.register()
        menu.register()
        signals.connect()
