from django.apps import AppConfig


class PotentialConfig(AppConfig):
    name = "smartnagari.potential"
    label = "potential"

    def ready(self) -> None:
        from smartnagari.kernel import findable
        from smartnagari.publishing.public import content_kinds

        from . import findables, menu, personal_data
        from .kinds import KINDS

        for kind in KINDS:
            content_kinds.register(kind)
        for found in findables.KINDS:
            findable.kinds.register(found)
        menu.register()
        personal_data.register()
