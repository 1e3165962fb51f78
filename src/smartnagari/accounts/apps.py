from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "smartnagari.accounts"
    label = "accounts"

    def ready(self) -> None:
        from smartnagari.kernel.people import connect_names

        from . import (  # noqa: F401 - registered by import
            checks,
            findables,
            incident_jobs,
            jobs,
            menu,
            personal_data,
            retention,
            subscribers,
            texts,
        )
        from .queries.auditing import names_of_actors
        from .signin import receivers

        connect_names(names_of_actors)
        texts.register()
        personal_data.register()
        retention.register()
        menu.register()
        findables.register()
        receivers.connect()
