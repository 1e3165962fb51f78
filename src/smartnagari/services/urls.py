"""Addresses of ``services``, in citizens' words."""

from django.urls import path

from .views import pages

app_name = "services"
urlpatterns = [
    path("layanan/", pages.catalogue, name="catalogue"),
    path("layanan/<slug:slug>/", pages.service, name="service"),
]
