"""Addresses of ``search``."""

from django.urls import URLPattern, URLResolver, path

from .views import desk, finding

app_name = "search"
urlpatterns: list[URLPattern | URLResolver] = [
    path("cari/", finding.search, name="find"),
    path("cari/saran/", finding.suggest, name="suggest"),
    path("meja/pencarian/", desk.misses, name="misses"),
]
