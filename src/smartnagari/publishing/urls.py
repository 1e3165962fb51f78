"""Addresses of ``publishing``: the workspace of content."""

from __future__ import annotations

from django.urls import path

from .views import content, site, writing

app_name = "publishing"

urlpatterns = [
    path("meja/isi/", site.home, name="home"),
    path("meja/isi/daftar/", site.contents, name="contents"),
    path("meja/isi/mulai/", site.begin, name="begin"),
    path("meja/isi/<uuid:content_id>/", content.content, name="content"),
    path("meja/isi/<uuid:content_id>/isian/", writing.screen, name="screen"),
    path("meja/isi/<uuid:content_id>/pratinjau/", content.preview, name="preview"),
    path("meja/isi/<uuid:content_id>/terbitkan/", content.publish, name="publish"),
    path("meja/isi/<uuid:content_id>/langkah/", content.step, name="step"),
    path("meja/isi/<uuid:content_id>/riwayat/", content.history, name="history"),
    path("meja/isi/<uuid:content_id>/cabut/", content.withdraw, name="withdraw"),
    path("meja/isi/<uuid:content_id>/tinjau/", content.review, name="review"),
]
