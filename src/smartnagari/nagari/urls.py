"""Addresses of ``nagari``."""

from django.urls import URLPattern, URLResolver

app_name = "nagari"
urlpatterns: list[URLPattern | URLResolver] = []
