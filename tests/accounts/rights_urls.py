"""The addresses of the platform, for tests of a person's own pages: menus lead to every part of it."""

from smartnagari.config.urls import handler403, handler404, urlpatterns

__all__ = ["handler403", "handler404", "urlpatterns"]
