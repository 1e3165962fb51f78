"""Addresses of the site of a nagari, in citizens' words; its first page is composed in ``portal``."""

from django.urls import path

from .views import downloads, feeds, money, site

app_name = "nagari"
urlpatterns = [
    path("unduhan/", downloads.everywhere, name="all-downloads"),
    path("nagari/<slug:slug>/profil/", site.profile, name="profile"),
    path("nagari/<slug:slug>/lembaga/", site.bodies, name="bodies"),
    path("nagari/<slug:slug>/kabar/", site.news, name="news"),
    path("nagari/<slug:slug>/kabar/rss.xml", feeds.feed, name="feed"),
    path("nagari/<slug:slug>/kabar/<slug:item>/", site.news_item, name="news-item"),
    path("nagari/<slug:slug>/agenda/", site.agenda, name="agenda"),
    path("nagari/<slug:slug>/uang/", money.money, name="money"),
    path("nagari/<slug:slug>/uang/<int:year>/", money.money_year, name="money-year"),
    path("nagari/<slug:slug>/uang/<int:year>/tabel.csv", money.money_csv, name="money-csv"),
    path("nagari/<slug:slug>/unduhan/", downloads.downloads, name="downloads"),
    path("nagari/<slug:slug>/unduhan/<uuid:download_id>/", downloads.download, name="download"),
    path("nagari/<slug:slug>/indeks/", site.index, name="index"),
]
