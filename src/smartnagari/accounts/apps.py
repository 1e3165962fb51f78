from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "smartnagari.accounts"
    label = "accounts"

    def ready(self) -> None:
        from . import (  # noqa: F401 - registered by import
            checks,
            jobs,
            menu,
            personal_data,
            subscribers,
            texts,
        )
        from .signin import receivers

        texts.register()
        personal_data.register()
        menu.register()
        receivers.connect()
