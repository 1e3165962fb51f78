"""Addresses of the public pages, in citizens' words."""

from django.urls import path

from .views import directory, errors, living, places

app_name = "portal"
urlpatterns = [
    path("", places.home, name="home"),
    path("direktori/", directory.office_list, name="offices"),
    path("direktori/<slug:slug>/", directory.office, name="office"),
    path("darurat/", directory.emergency, name="emergency"),
    path("komponen/", living.living, name="living"),
    path("komponen/<slug:page>/", living.living, name="living-page"),
    path("kecamatan/", places.district_list, name="districts"),
    path("kecamatan/<slug:slug>/", places.district, name="district"),
    path("nagari/", places.village_list, name="villages"),
    path("nagari/<slug:slug>/", places.village, name="village"),
    path("tentang-data/", directory.about_data, name="about-data"),
    path("luring/", errors.offline, name="offline"),
]
