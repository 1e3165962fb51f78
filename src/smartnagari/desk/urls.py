"""Addresses of ``desk``: the common worklist."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "desk"

urlpatterns = [
    path("meja/tugas/", views.queue_page, name="queue"),
    path("meja/tugas/<uuid:task_id>/ambil/", views.claim, name="claim"),
    path("meja/tugas/<uuid:task_id>/lepas/", views.give_back, name="give_back"),
]
