from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    name = "smartnagari.newsroom"
    label = "newsroom"
