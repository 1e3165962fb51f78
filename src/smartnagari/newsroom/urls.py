"""Addresses of the news and the free pages."""

from django.urls import path

from .views import feeds, reading

app_name = "newsroom"
urlpatterns = [
    path("kabar/", reading.news_list, name="news-list"),
    path("kabar/umpan/", feeds.rss, name="feed"),
    path("kabar/umpan/atom/", feeds.atom, name="feed-atom"),
    path("kabar/<slug:slug>/", reading.news, name="news"),
    path("halaman/<path:path>/", reading.page, name="page"),
]
