from django.apps import AppConfig
from django.db.models.signals import post_migrate

from smartnagari.kernel.findable import connect_index


class SearchConfig(AppConfig):
    name = "smartnagari.search"
    label = "search"

    def ready(self) -> None:
        from . import jobs, menu, subscribers  # noqa: F401 - jobs and subscribers register by import
        from .ddl import complete_index
        from .index import Projection

        connect_index(Projection())
        menu.register()
        post_migrate.connect(complete_index, sender=self, weak=False, dispatch_uid="search.index")
