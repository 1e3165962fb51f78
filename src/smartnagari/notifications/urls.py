"""Addresses of notifications."""

from django.urls import path

from . import views

urlpatterns = [path("akun/demo-kotak-keluar/", views.demo_letters, name="demo_letters")]
