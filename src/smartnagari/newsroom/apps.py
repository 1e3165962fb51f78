"""Free pages and news of the regency, edited in Wagtail by its communications office."""

from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    name = "smartnagari.newsroom"
    label = "newsroom"

    def ready(self) -> None:
        from wagtail.models import Page
        from wagtail.permissions import register_permission_policy

        from . import jobs, menu, subscribers  # noqa: F401 - registration is importing on purpose
        from .drawing import draw_preview
        from .models import ArticlePage
        from .rights import TreePolicy

        register_permission_policy(Page, TreePolicy())
        ArticlePage.drawn_by = staticmethod(draw_preview)
        subscribers.listen()
        menu.register()
