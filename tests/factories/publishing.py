"""Drafts, tasks and files for tests."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from factories.regions import TenantFactory, VillageFactory
from smartnagari.desk.models import WorkItem
from smartnagari.files.models import StoredFile
from smartnagari.kernel.ids import uuid7
from smartnagari.publishing.models import Revision


class DraftFactory(DjangoModelFactory):
    """A draft of nagari news."""

    class Meta:
        model = Revision

    tenant = factory.SubFactory(TenantFactory)
    area = factory.SubFactory(VillageFactory, tenant=factory.SelfAttribute("..tenant"))
    kind = "nagari.news"
    subject_id = factory.LazyFunction(uuid7)
    number = 1
    title = "Draf"
    typed = factory.LazyAttribute(lambda draft: {"title": [draft.title]})
    author = "s:test"


class WorkItemFactory(DjangoModelFactory):
    """A task about a draft, for who looks at content."""

    class Meta:
        model = WorkItem

    tenant = factory.SubFactory(TenantFactory)
    area = factory.SubFactory(VillageFactory, tenant=factory.SelfAttribute("..tenant"))
    area_code = factory.LazyAttribute(lambda item: item.area.code)
    kind = "publishing.moderate"
    subject = factory.LazyFunction(lambda: str(uuid7()))
    title = "Tugas"
    permission = "publishing.moderate"
    put_by = "s:test"


class StoredFileFactory(DjangoModelFactory):
    """A document that is not public; it has no bytes."""

    class Meta:
        model = StoredFile

    tenant = factory.SubFactory(TenantFactory)
    kind = "pdf"
    mime = "application/pdf"
    original = "berkas.pdf"
    source_sha256 = "0" * 64
    sha256 = "0" * 64
    size = 1
    key = factory.LazyFunction(lambda: f"stored/{uuid7().hex}")
    state = "unscanned"
    kept_by = "s:test"
