"""Addresses of ``files``: each file, and the smaller sizes of a picture."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "files"

urlpatterns = [
    path("berkas/<uuid:file_id>/", views.file, name="file"),
    path("berkas/<uuid:file_id>/480/", views.file, {"variant": "480"}, name="small"),
    path("berkas/<uuid:file_id>/1200/", views.file, {"variant": "1200"}, name="middle"),
]
