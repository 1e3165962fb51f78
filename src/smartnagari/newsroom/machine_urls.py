"""Addresses without a language: pictures are the same in all of them."""

from django.urls import path

from .views import reading

urlpatterns = [path("kabar/gambar/<str:name>", reading.picture, name="newsroom-picture")]
