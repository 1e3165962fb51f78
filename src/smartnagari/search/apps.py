from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "smartnagari.search"
    label = "search"
