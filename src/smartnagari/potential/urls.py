"""Addresses of ``potential``."""

from django.urls import URLPattern, URLResolver

app_name = "potential"
urlpatterns: list[URLPattern | URLResolver] = []
