"""Addresses below ``/kelola/``: Wagtail behind its fence, and all others, so that links out of it work."""

from django.urls import include, path
from wagtail.admin import urls as wagtail_urls

from smartnagari.newsroom.fence import fenced

from . import urls as everywhere
from .urls import handler400, handler403, handler404, handler429, handler500

__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500", "urlpatterns"]

urlpatterns = [
    path("kelola/", include(fenced(wagtail_urls.urlpatterns))),
    *everywhere.urlpatterns,
]
