"""Published news and pages for tests, as readers have them; pages in Wagtail are made in tests/newsroom."""

from __future__ import annotations

import itertools
from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from factories.regions import TenantFactory
from smartnagari.newsroom.models import LiveAnnouncement, LivePage

NUMBERS = itertools.count(900_000)


class LivePageFactory(DjangoModelFactory):
    """A piece of news in Indonesian, published an hour ago."""

    class Meta:
        model = LivePage

    tenant = factory.SubFactory(TenantFactory)
    kind = LivePage.Kind.NEWS.value
    number = factory.LazyFunction(lambda: next(NUMBERS))
    path = factory.LazyAttribute(lambda page: f"kabar-{page.number}")
    title = factory.LazyAttribute(lambda page: f"Kabar {page.number}")
    lead = "Satu kalimat yang mengatakan semuanya."
    body = factory.LazyFunction(lambda: [{"type": "text", "html": "<p>Isi kabar.</p>"}])
    published_at = factory.LazyFunction(lambda: timezone.now() - timedelta(hours=1))
    changed_at = factory.SelfAttribute("published_at")


class FreePageFactory(LivePageFactory):
    """A free page."""

    kind = LivePage.Kind.PAGE.value
    path = factory.LazyAttribute(lambda page: f"halaman-{page.number}")


class LiveAnnouncementFactory(DjangoModelFactory):
    """A line that began an hour ago and ends in an hour."""

    class Meta:
        model = LiveAnnouncement

    tenant = factory.SubFactory(TenantFactory)
    number = factory.LazyFunction(lambda: next(NUMBERS))
    text = "Kantor tutup lebih awal hari ini."
    begins_at = factory.LazyFunction(lambda: timezone.now() - timedelta(hours=1))
    ends_at = factory.LazyFunction(lambda: timezone.now() + timedelta(hours=1))
