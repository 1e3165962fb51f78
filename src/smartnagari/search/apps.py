from django.apps import AppConfig
from django.db.models.signals import post_migrate

from smartnagari.kernel.findable import connect_index


class SearchConfig(AppConfig):
    name = "smartnagari.search"
    label = "search"

    def ready(self) -> None:
        from .actions.projection import Projection
        from .ddl import complete_index

        connect_index(Projection())
        post_migrate.connect(complete_index, sender=self, weak=False, dispatch_uid="search.index")
