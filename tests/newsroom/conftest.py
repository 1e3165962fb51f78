"""A newsroom with its editor, and the neighbours' newsroom with theirs."""

from __future__ import annotations

import itertools
import json
from io import BytesIO
from types import SimpleNamespace

import pytest
from django.test import Client
from PIL import Image
from wagtail.rich_text import RichText

from factories.accounts import AssignmentFactory, UserFactory
from factories.regions import TenantHostFactory
from smartnagari.newsroom.actions.trees import newsroom_of
from smartnagari.newsroom.models import AnnouncementIndex, FreePage, FreePageIndex, NewsIndex, NewsPage
from smartnagari.regions.public import tenant_scope

HERE, THERE = "sini.example", "sana.example"
NUMBERS = itertools.count(1)


@pytest.fixture(autouse=True)
def _demo(settings):
    """The second factor is off for demo accounts, here as in the demonstration."""
    settings.DEMO = True


@pytest.fixture
def here(tenant):
    TenantHostFactory(host=HERE, tenant=tenant)
    return room_of(tenant)


@pytest.fixture
def there(other_tenant):
    TenantHostFactory(host=THERE, tenant=other_tenant)
    with tenant_scope(other_tenant.pk):
        return room_of(other_tenant)


def room_of(tenant):
    place = newsroom_of(tenant)
    return SimpleNamespace(
        tenant=tenant,
        root=place.root,
        collection=place.collection,
        news=NewsIndex.objects.child_of(place.root).get(),
        pages=FreePageIndex.objects.child_of(place.root).get(),
        announcements=AnnouncementIndex.objects.child_of(place.root).get(),
    )


@pytest.fixture
def editor(here):
    """A browser signed in as an editor of this regency."""
    return signed_in(here.tenant, HERE)


@pytest.fixture
def neighbour(there):
    """A browser signed in as an editor of the other regency, on its host."""
    return signed_in(there.tenant, THERE)


def signed_in(tenant, host, role="communications_editor", **facts):
    person = UserFactory(is_demo=True, **facts)
    with tenant_scope(tenant.pk):
        AssignmentFactory(tenant=tenant, user=person, role=role)
    client = Client(SERVER_NAME=host)
    client.force_login(person)
    client.person = person
    return client


@pytest.fixture
def reader(here):
    return Client(SERVER_NAME=HERE)


def text_blocks(*paragraphs):
    return [("text", RichText("".join(f"<p>{each}</p>" for each in paragraphs)))]


def news(room, title="Pasar dibuka", *, live=True, **values):
    """A page of news as an editor would leave it."""
    slug = values.pop("slug", f"kabar-{next(NUMBERS)}")
    values = {"lead": "Satu kalimat.", "body": text_blocks("Isi."), **values}
    page = room.news.add_child(instance=NewsPage(title=title, slug=slug, live=False, **values))
    revision = page.save_revision()
    if live:
        revision.publish()
    page.refresh_from_db()
    return page


def free_page(parent, title="Tentang", *, slug="tentang", **values):
    values = {"lead": "Satu kalimat.", "body": text_blocks("Isi."), **values}
    page = parent.add_child(instance=FreePage(title=title, slug=slug, live=False, **values))
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def typed(title="Jalan dibuka", text="Jalan dibuka lagi.", **others):
    """What the browser of an editor sends for a page of news with one paragraph."""
    block = {
        "key": "a",
        "text": text,
        "type": "unstyled",
        "depth": 0,
        "inlineStyleRanges": [],
        "entityRanges": [],
    }
    return {
        "title": title,
        "slug": "jalan-dibuka",
        "lead": "Satu kalimat.",
        "source": "",
        "picture": "",
        "title_en": "",
        "lead_en": "",
        "go_live_at": "",
        "expire_at": "",
        "body_en-count": "0",
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "text",
        "body-0-id": "",
        "body-0-value": json.dumps({"blocks": [block], "entityMap": {}}),
        **others,
    }


def photo(kind="JPEG", size=(1600, 1000), **options):
    """A picture as a camera would send it."""
    drawn = BytesIO()
    Image.new("RGB", size, (11, 84, 103)).save(drawn, kind, **options)
    return drawn.getvalue()
