"""What a nagari has published, for tests that need rows and not the way to them."""

from __future__ import annotations

from datetime import date

import factory
from factory.django import DjangoModelFactory

from factories.regions import VillageFactory
from smartnagari.nagari.models import Budget, Download, NewsItem
from smartnagari.nagari.types import DownloadSubject, InfoClass


class _Published(DjangoModelFactory):
    """Something of a nagari of tenant 13.05; give ``area`` for another place."""

    class Meta:
        abstract = True

    area = factory.SubFactory(VillageFactory)
    tenant = factory.SelfAttribute("area.tenant")


class NewsItemFactory(_Published):
    """A piece of news without a picture."""

    class Meta:
        model = NewsItem

    slug = factory.Sequence(lambda n: f"kabar-{n}")
    title = factory.LazyAttribute(lambda item: f"Judul {item.slug}")
    body = "<p>Isi.</p>"
    day = date(2026, 5, 20)


class BudgetFactory(_Published):
    """A budget of 2026 without lines."""

    class Meta:
        model = Budget

    year = 2026


class DownloadFactory(_Published):
    """A report without a file."""

    class Meta:
        model = Download

    title = factory.Sequence(lambda n: f"Laporan {n}")
    info_class = InfoClass.REGULAR.value
    subject = DownloadSubject.REPORT.value
    day = date(2026, 1, 31)
    year = 2026
